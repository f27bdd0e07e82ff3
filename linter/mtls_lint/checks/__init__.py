"""The rules: one file each, a predicate over what the flow core saw."""
