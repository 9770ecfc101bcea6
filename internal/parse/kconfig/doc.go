// Package kconfig reads the Kconfig language and .config files: which symbols
// a tree defines, where, and under which conditions. It parses and links files
// (source, if, menu, choice) and decides nothing: what a symbol's value can be
// is for the kernel package to say.
//
// Expressions stay text until somebody asks for them, because a tree defines
// twenty thousand symbols and a scan asks for a hundred. Macro calls such as
// $(cc-option,-foo) are kept in source form; nothing is ever executed.
//
// Input is hostile: sizes, nesting, source loops and the number of definitions
// are bounded, and what goes past a bound becomes a Problem.
package kconfig
