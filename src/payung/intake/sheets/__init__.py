"""Opening what people send: spreadsheets and text tables of any making, as text, or a sentence why not."""
