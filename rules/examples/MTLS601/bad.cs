using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController]
public class TokenController(SigningCredentials credentials, ClientList clients) : ControllerBase
{
    [HttpPost("/token")]
    public IActionResult Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !clients.Contains(client.Subject))
        {
            return Unauthorized();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) } },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = credentials,
        };
        return Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
