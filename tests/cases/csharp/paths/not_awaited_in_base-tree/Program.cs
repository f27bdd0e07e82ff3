using Microsoft.AspNetCore.Server.Kestrel.Https;
using Sts.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate));
builder.Services.AddScoped<RevocationClient>();
builder.Services.AddScoped<TokenEndpoint>();
var app = builder.Build();
app.MapPost("/token", (HttpContext context, TokenEndpoint endpoint) => endpoint.Handle(context));
app.Run();
