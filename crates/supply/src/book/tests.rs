use super::*;

#[test]
fn an_empty_book_has_no_children() {
    let book = Book::build(&Table::default());
    assert!(book.hanging(RecordId::derived("test", "party")).next().is_none());
}
