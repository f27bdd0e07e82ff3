"""The language-neutral intermediate representation: nodes, builder, text form, verifier."""
