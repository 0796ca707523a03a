//! The part of the `wasm-opt` crate's interface that `substrate-wasm-builder` uses, on top of the `wasm-opt` program of the
//! system (Debian: `binaryen`), because compiling Binaryen is the longest step of a build from nothing.
//!
//! Sign-extension lowering is accepted and left out: the runtime is built for `wasm32v1-none`, which never emits those
//! instructions, and older releases of the program do not know the pass.

use std::{path::Path, process::Command};

/// The passes that `substrate-wasm-builder` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Removes DWARF sections.
    StripDwarf,
    /// Nothing to do for `wasm32v1-none`.
    SignextLowering,
}

/// What to ask of the program, in its own arguments.
#[derive(Clone, Debug)]
pub struct OptimizationOptions(Vec<&'static str>);

impl OptimizationOptions {
    /// No optimisation of its own: only the passes that are added.
    pub fn new_opt_level_0() -> Self {
        Self(vec!["-O0"])
    }

    /// Refuse everything beyond the WebAssembly MVP.
    pub fn mvp_features_only(&mut self) -> &mut Self {
        self.0.push("--mvp-features");
        self
    }

    /// Keep the names section.
    pub fn debug_info(&mut self, keep: bool) -> &mut Self {
        if keep {
            self.0.push("--debuginfo");
        }
        self
    }

    /// Add a pass.
    pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
        match pass {
            Pass::StripDwarf => self.0.push("--strip-dwarf"),
            Pass::SignextLowering => {}
        }
        self
    }

    /// Run the program on `input`, writing `output`. The error says what to install.
    pub fn run(&self, input: impl AsRef<Path>, output: impl AsRef<Path>) -> Result<(), String> {
        let status = Command::new("wasm-opt")
            .args(&self.0)
            .arg(input.as_ref())
            .arg("-o")
            .arg(output.as_ref())
            .status()
            .map_err(|e| format!("cannot run `wasm-opt` ({e}): install Binaryen, or run scripts/setup"))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("`wasm-opt` failed on {}: {status}", input.as_ref().display()))
        }
    }
}
