package main

import (
	"github.com/spf13/cobra"
)

func newCompletionCmd(e *env) *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a completion script for bash, fish, powershell or zsh",
		Long: `Print a completion script for a shell, for example

  featscan completion bash > ~/.local/share/bash-completion/completions/featscan`,
		ValidArgs:             shells,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("completion: want one shell: bash, fish, powershell or zsh")
			}
			if err := oneOf("shell", args[0], shells...); err != nil {
				return err
			}
			return writeCompletion(cmd.Root(), e, args[0])
		},
	}
}

func writeCompletion(root *cobra.Command, e *env, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(e.out, true)
	case "fish":
		return root.GenFishCompletion(e.out, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(e.out)
	}
	return root.GenZshCompletion(e.out)
}
