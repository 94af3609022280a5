"""When: deadlines and events, the spans and headings that date them, hours, how often, and who may come."""
