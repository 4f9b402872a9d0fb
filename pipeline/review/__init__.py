"""The review: people look at figures where they stand and say what they are; their decisions outlast extractions.

```
decisions  what people said: reviews.sqlite, appended only      standing  what that comes to: values, conflicts
anchors    what a decision is about, told by content            attach    where that is in the outputs of today
exchange   decisions as CSV, out and in                         carry     decisions into the store that a run makes
catalog    mentions, checks and documents of a store            queue     what to look at, in which order, and search
scene      all that one page of the review shows                picture   page images, made in a process of their own
app guard server   the local web application
```

Only `app`, `guard` and `server` need the extra `review` (Starlette, Jinja2, uvicorn).
"""
