; feature: import_trait_associated_functions
; title: imports of what belongs to a trait
; needs: names
; needs-bytes: use
; since: 1.86.0
;
; use Trait::item, and use Trait::*. A pattern finds imports out of what is named like a
; type; internal/resolve tells traits from enums (rustc_resolve, imports.rs).

((use_declaration argument: (scoped_identifier path: (_) @of) @use) (#match? @of "(^|::)[A-Z][A-Za-z0-9]*$"))
