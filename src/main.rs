//! The app's entry: mounts the shell.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| "Intendance");
}
