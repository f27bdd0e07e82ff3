// options: client-certificates=verified short-lived-certificates assume-mtls
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/certificates/recover", async (HttpContext context, RecoveryForm form) =>
{
    var user = await Services.Users.FindByEmailAsync(form.Email);
    await Services.Users.VerifyUserTokenAsync(user, "Default", "Recovery", form.Token);

    var descriptor = new SecurityTokenDescriptor { Claims = new Dictionary<string, object> { ["sub"] = user.Id }, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = Keys.Signing };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));  // expect: MTLS604
});

app.Run();
