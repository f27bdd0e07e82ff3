using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
}));
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer("bearer", options => // expect: MTLS303
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
    options.Events = BearerEvents.Create();
});
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapDelete("/orders/{id}", (HttpContext context, string id) =>
{
    app.Logger.LogInformation("{Subject} deletes {Id}", context.Connection.ClientCertificate!.Subject, id);
    return TypedResults.NoContent();
}).RequireAuthorization();
app.Run();
