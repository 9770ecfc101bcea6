// SPDX-License-Identifier: Apache-2.0

//! Writes the target specification that the kernel is built for.

fn main() {
    let mut target = String::from("{\n");
    target.push_str("    \"arch\": \"x86_64\",\n");
    target.push_str("    \"features\": \"-mmx,+soft-float\",\n");
    target.push_str("    \"llvm-target\": \"x86_64-linux-gnu\"\n}");
    println!("{target}");
}
