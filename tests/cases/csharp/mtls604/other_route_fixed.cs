// options: client-certificates=verified short-lived-certificates assume-mtls
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/welcome", async (HttpContext context, RecoveryForm form) =>
{
    var user = Users.FindByEmail(form.Email);
    if (user is null)
    {
        return Results.NotFound();
    }

    var descriptor = new SecurityTokenDescriptor { Claims = new Dictionary<string, object> { ["sub"] = user.Id }, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = Keys.Signing };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();
