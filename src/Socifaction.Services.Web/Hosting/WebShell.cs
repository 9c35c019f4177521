using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Socifaction.Services.Web.Hosting;

/// <summary>What every page needs before it has a subject: headers, error pages, language, style sheets, form rules.</summary>
public static class WebShell
{
    /// <summary>Registers Razor Pages with the rules of forms, the page frame and the limits of what may be sent.</summary>
    public static WebApplicationBuilder AddWebShell(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormLimits.Bytes;
        });

        var services = builder.Services;
        // StaleForms checks the token in place of the built-in filter, because it can keep what was typed.
        services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            pages.Conventions.Add(new PageRouteTransformerConvention(new PagePaths()));
            pages.Conventions.AddFolderApplicationModelConvention("/Staff", page => page.Filters.Add(new TypeFilterAttribute(typeof(StaffFrame))));
            pages.Conventions.AddFolderApplicationModelConvention("/Staff", page => page.Filters.Add(new LiveParts()));
            pages.Conventions.AddFolderApplicationModelConvention("/Staff", StaffDoors.Guard);
            foreach (var folder in (string[])["/Platform", "/Staff/Account"])
            {
                pages.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new TypeFilterAttribute(typeof(PlatformFrame))));
            }

            pages.Conventions.AddFolderApplicationModelConvention("/Platform", PlatformDoors.Guard);
        });
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.Filters.Add<FormLimits>();
            mvc.Filters.Add<DeclaredHandlers>();
            mvc.Filters.Add<StaleForms>();
        });
        services.AddAntiforgery(antiforgery =>
        {
            // The content policy forbids all frames.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = FormLimits.Fields;
            form.ValueLengthLimit = FormLimits.Bytes;
            form.MultipartBodyLengthLimit = FormLimits.Bytes;
        });
        // Lithuanian letters go out as letters, not as &#x117;.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            // Style sheets and scripts only: a compressed page could tell its secrets by its length.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
        // A third smaller than the fastest, for a few milliseconds once in each browser.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        services.AddLanguages();
        services.AddScoped<PageFrame>();
        return builder;
    }

    /// <summary>The part of the pipeline that stands before routing; the initiative is found after it.</summary>
    public static WebApplication UseWebShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseDeclaredVerbs();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
        app.UseRequestLocalization();
        return app;
    }

    /// <summary>The pages and the language switch.</summary>
    public static WebApplication MapWebShell(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapLanguageSwitch();
        return app;
    }
}
