"""From record to PDF to signed PDF to verdict."""
