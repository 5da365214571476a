"""The review dashboard: a router, one view per screen, shared components, and one module that talks to the store."""
