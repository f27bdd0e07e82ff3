using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace Acme.Pki;

public sealed class Directory(HttpClient http)
{
    public async Task<bool> AcceptsAsync(X509Certificate2 certificate)
    {
        var answer = await http.PostAsync("https://directory.internal/accepted", new ByteArrayContent(certificate.RawData));
        return answer.IsSuccessStatusCode;
    }
}
