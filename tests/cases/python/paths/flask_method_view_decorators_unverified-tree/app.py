from flask import Flask

from views import Tokens

app = Flask(__name__)
app.add_url_rule("/tokens", view_func=Tokens.as_view("tokens"))
