# A slice without bounds among several subscripts is no part of anything.
import jwt


def accept(grid, token: str, key: str) -> dict:
    column = grid[:, 0]
    return {"column": column, **jwt.decode(token, key, algorithms=["ES256"], audience="grid")}
