using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var credentials = new SigningCredentials(Keys.Load(app.Configuration), SecurityAlgorithms.RsaSha256);

app.Use(async (context, next) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    if (client is null || !client.Verify())
    {
        context.Response.StatusCode = 401;
    }

    await next(context);
});

app.MapPost("/token", (HttpContext context) => Tokens.Issue(context, credentials));
app.Run();

static class Tokens
{
    public static IResult Issue(HttpContext context, SigningCredentials credentials)
    {
        var client = context.Connection.ClientCertificate!;
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.Subject,
                ["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            },
            SigningCredentials = credentials,
        };
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor)); // expect: MTLS201, MTLS202
    }
}
