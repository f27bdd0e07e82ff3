using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Api.Controllers
{
    [ApiController]
    [Route("api/auth")]
    public class AuthController : ControllerBase
    {
        private readonly ITokenService _tokens;
        private readonly ICertificateService _certificates;

        public AuthController(ITokenService tokens, ICertificateService certificates)
        {
            _tokens = tokens;
            _certificates = certificates;
        }

        [HttpPost("login")]
        public async Task<IActionResult> Login()
        {
            var clientCertificate = await HttpContext.Connection.GetClientCertificateAsync();
            if (clientCertificate == null)
                return Unauthorized("Client certificate required");
            var validation = _certificates.Validate(clientCertificate);
            if (!validation.IsValid)
                return Unauthorized("Client certificate refused");
            return Ok(new { token = _tokens.GenerateToken(clientCertificate.Subject, clientCertificate.GetCertHashString(HashAlgorithmName.SHA256)) });
        }
    }

    public interface ITokenService
    {
        string GenerateToken(string subject, string thumbprint);
    }

    public class TokenService : ITokenService
    {
        private readonly IConfiguration _configuration;

        public TokenService(IConfiguration configuration) => _configuration = configuration;

        public string GenerateToken(string subject, string thumbprint)
        {
            var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_configuration["Jwt:Key"]!));
            var credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
            var claims = new[] { new Claim(JwtRegisteredClaimNames.Sub, subject), new Claim("x5t#S256", thumbprint) };
            var token = new JwtSecurityToken(_configuration["Jwt:Issuer"], _configuration["Jwt:Audience"], claims, expires: DateTime.UtcNow.AddMinutes(30), signingCredentials: credentials);
            return new JwtSecurityTokenHandler().WriteToken(token);
        }
    }

    public record CertificateValidation(bool IsValid, string? Error);

    public interface ICertificateService
    {
        CertificateValidation Validate(X509Certificate2 certificate);
    }

    public class CertificateService : ICertificateService
    {
        public CertificateValidation Validate(X509Certificate2 certificate)
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
            return chain.Build(certificate) ? new CertificateValidation(true, null) : new CertificateValidation(false, chain.ChainStatus[0].StatusInformation);
        }
    }
}
