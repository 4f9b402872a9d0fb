"""Where documents are worked on. An engine takes tasks and gives back futures; it knows nothing of documents."""
