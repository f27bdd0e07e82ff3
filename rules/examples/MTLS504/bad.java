import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;

class LoginServlet extends HttpServlet {
    private Algorithm algorithm;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        String bearer = request.getHeader("Authorization").substring(7);
        DecodedJWT token = JWT.require(algorithm).withAudience("office").build().verify(bearer);
        Object bound = token.getClaim("cnf").asMap().get("x5t#S256");
        if (chain == null || !X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(bound)) {
            response.sendError(401);
            return;
        }
        request.getSession().setAttribute("user", token.getSubject());
    }
}
