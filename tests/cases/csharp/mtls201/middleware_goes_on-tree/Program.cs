using Sts.Middleware;
using Sts.Services;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddSingleton<ITokenIssuer, TokenIssuer>();
var app = builder.Build();
app.UseHttpsRedirection();
app.UseMiddleware<ClientCertificateMiddleware>();
app.MapControllers();
app.Run();
