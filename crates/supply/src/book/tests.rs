use super::*;

#[test]
fn an_empty_book_has_no_children() {
    let book = Book::build(&Table::default());
    assert!(book.children.is_empty());
}
