"""会图: Chinese official news in, a knowledge graph of meetings, officials, districts and measures out."""
