"""What several screens share: text made safe, passages, reasons, charts, the person at work."""
