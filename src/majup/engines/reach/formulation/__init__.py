"""From the question to arrays: who walks where, which vehicle runs when, which days are alike."""
