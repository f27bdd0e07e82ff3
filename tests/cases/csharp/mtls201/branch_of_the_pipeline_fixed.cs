using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var credentials = new SigningCredentials(Keys.Load(app.Configuration), SecurityAlgorithms.EcdsaSha256);
app.UseWhen(context => context.Request.Path.StartsWithSegments("/token"), branch => branch.Use(async (context, next) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    var trusted = client is not null && client.Verify();
    if (!trusted)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return;
    }

    await next(context);
}));
app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate!;
    var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials }));
});
app.Run();
