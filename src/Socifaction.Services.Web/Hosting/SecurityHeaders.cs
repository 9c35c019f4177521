namespace Socifaction.Services.Web.Hosting;

/// <summary>The headers of every answer, whatever became of the request. Nothing inline, nothing from elsewhere, no frames.</summary>
public static class SecurityHeaders
{
    /// <summary>What a page may load: our own files, and pictures written into the page.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Devices that no page of ours asks for.</summary>
    public const string Permissions = "geolocation=(), camera=(), microphone=(), payment=(), usb=()";

    /// <summary>Comes first in the pipeline.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var production = app.Environment.IsProduction();
        app.Use((context, next) =>
        {
            // As late as can be: an error page begins by clearing the headers.
            context.Response.OnStarting(() =>
            {
                Write(context, production);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpContext context, bool production)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        if (production && context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
