using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/token", async (HttpContext context, LoginForm form) =>
{
    var client = context.Connection.ClientCertificate;
    string subject;
    if (client is not null)
    {
        subject = client.Subject;
    }
    else
    {
        var user = await Services.Users.FindByNameAsync(form.Name);
        if (user is null || !await Services.Users.CheckPasswordAsync(user, form.Password))
        {
            return Results.Unauthorized();
        }

        subject = user.Id;
    }

    var claims = new Dictionary<string, object> { ["sub"] = subject };
    if (client is not null)
    {
        claims["cnf"] = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    }

    var descriptor = new SecurityTokenDescriptor { Claims = claims, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = Keys.Signing };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();
