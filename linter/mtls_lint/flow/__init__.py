"""The flow core: which facts about a certificate and a token are established at a program point."""
