using Sts.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapGet("/reports", Reports.List).AddEndpointFilter<ClientCertificateFilter>();
app.MapPost("/token", TokenEndpoints.Issue).WithName("token").AddEndpointFilter<ClientCertificateFilter>();
app.Run();
