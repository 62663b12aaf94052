//! The app's entry: mounts the root.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(intendance::app::App);
}
