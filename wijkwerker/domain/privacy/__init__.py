"""What the law and good manners ask of a register of people: terms, requests, inzage, and an audit."""
