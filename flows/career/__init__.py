"""What an experience is worth for the next job: strengths with what speaks for them, texts for an application, a plan,
practice; when it is asked for lives in stages, how it is shown in voice."""
