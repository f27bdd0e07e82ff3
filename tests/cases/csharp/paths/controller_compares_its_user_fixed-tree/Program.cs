using Microsoft.AspNetCore.Authentication.JwtBearer;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddControllers();
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
app.Run();
