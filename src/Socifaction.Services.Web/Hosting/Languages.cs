using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Lithuanian unless the person chose otherwise. What the browser asks for is not looked at:
/// a grandchild's telephone must not turn the page into English.
/// </summary>
public static class Languages
{
    /// <summary>The cookie that remembers the choice for a year.</summary>
    public const string Cookie = "lang";

    /// <summary>The languages, each by its own name; the first is the default.</summary>
    public static IReadOnlyList<(string Code, string Culture, string Name)> All { get; } =
    [
        ("lt", "lt-LT", "Lietuvių"),
        ("en", "en-GB", "English"),
    ];

    /// <summary>The code of the language of this request, as the <c>lang</c> attribute has it.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    internal static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        var cultures = All.Select(language => CultureInfo.GetCultureInfo(language.Culture)).ToList();
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.DefaultRequestCulture = new RequestCulture(cultures[0]);
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Chosen)];
    });

    internal static void MapLanguageSwitch(this WebApplication app)
    {
        app.MapPost("/language", SwitchAsync);
        // A form's token is bound to who is signed in, and below /staff that is the staff member.
        app.MapPost("/staff/language", SwitchAsync);
    }

    private static Task<ProviderCultureResult?> Chosen(HttpContext context)
    {
        var code = context.Request.Cookies[Cookie];
        var culture = All.FirstOrDefault(language => language.Code == code).Culture;
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (await FormLimits.RefusalAsync(context) is { } status) return Results.StatusCode(status);
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["language"].ToString();
        if (All.All(language => language.Code != code)) return Results.BadRequest();

        context.Response.Cookies.Append(Cookie, code, new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(Back(form["returnUrl"].ToString(), context.Request.PathBase));
    }

    private static string Back(string url, PathString home)
    {
        var local = url.StartsWith('/') && url.All(char.IsAscii) && RedirectHttpResult.IsLocalUrl(url);
        return local ? url : home.ToUriComponent() + "/";
    }
}
