//! Chores of the project: `cargo xtask <chore>`. See `docs/build.md`.

mod dist;
mod installed;
mod report;
mod run;
mod serve;
mod sh;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::bail;

const HELP: &str = "\
cargo xtask <chore>

  dist [--base /path/] [--no-opt]   build the app into dist/
  dist --dev                        build it quickly into target/dev-dist/, to try stories on
  size                              check the size of dist/ against the budget
  run [--lan] [server options]      build app and server, and serve them
  serve [trunk options]             hot-reload loop: `trunk serve`, with the right wasm-bindgen
  test [step...]                    every test, or some: fmt clippy native fuzz tidy dist size e2e
  contract                          build the page that tries the store's contract in a browser
  tidy                              rules of the code base alone
";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> anyhow::Result<()> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if args.is_empty() {
        print!("{HELP}");
        return Ok(());
    }
    let chore = args.remove(0);
    std::env::set_current_dir(sh::root())?;
    match chore.as_str() {
        "dist" => dist::build(&dist::Options::parse(&args)?).map(drop),
        "size" => report::check(&sh::root().join("dist")),
        "contract" => dist::glue::contract_page().map(|dir| println!("{}", dir.display())),
        "run" => run::run(&args),
        "serve" => serve::serve(&args),
        "test" => test::run(&args),
        "tidy" => tidy::report(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("no chore named `{other}`\n\n{HELP}"),
    }
}
