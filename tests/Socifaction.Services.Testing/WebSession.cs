using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Testing;

/// <summary>
/// One browser without scripts, in one initiative: keeps its cookies, follows no redirect by itself, fills in forms.
/// A path that begins with ~/ is the initiative's own.
/// </summary>
public sealed class WebSession(HttpClient http, string slug, CookieContainer cookies) : IDisposable
{
    /// <summary>The password of every staff member of the tests.</summary>
    public const string Password = "ilgas bandymo slaptazodis";

    /// <summary>The client beneath.</summary>
    public HttpClient Http => http;

    /// <summary>The cookies it holds.</summary>
    public CookieContainer Cookies => cookies;

    /// <summary>The initiative's part of the path.</summary>
    public string Slug => slug;

    /// <summary>A browser that nobody has signed in to.</summary>
    public static WebSession Anonymous(WebApp app, Initiative? initiative = null)
    {
        var cookies = new CookieContainer();
        var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress, new CookieContainerHandler(cookies));
        return new(client, (initiative ?? app.Initiative).Slug, cookies);
    }

    /// <summary>A browser at the platform, which belongs to no initiative: ~/ is its root.</summary>
    public static WebSession AtPlatform(WebApp app)
    {
        var cookies = new CookieContainer();
        return new(app.CreateDefaultClient(app.ClientOptions.BaseAddress, new CookieContainerHandler(cookies)), "", cookies);
    }

    /// <summary>An operator, or with a locality its coordinator, signed in at the platform by the real page.</summary>
    public static async Task<WebSession> OverseerAsync(WebApp app, Guid? localityId = null, CancellationToken cancellationToken = default)
    {
        var email = $"overseer-{Guid.CreateVersion7():N}@example.test";
        await using (var scope = app.ScopeOfNobody())
        {
            var account = new StaffAccount { UserName = email, Email = email, EmailConfirmed = true };
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().CreateAsync(account, Password);
            if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(error => error.Description)));
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.Add(new Overseer { Name = "Eglė Venckutė", LocalityId = localityId, AccountId = account.Id });
            await db.SaveChangesAsync(cancellationToken);
        }

        var session = AtPlatform(app);
        (await session.SubmitAsync("~/staff/sign-in", new { Email = email, Password }, cancellationToken: cancellationToken)).Expect(HttpStatusCode.Redirect);
        return session;
    }

    /// <summary>A browser of another server – a child process – with the cookies of this one.</summary>
    public WebSession At(Uri address)
    {
        var kept = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies()) kept.Add(new Cookie(cookie.Name, cookie.Value, "/", address.Host));
        var handler = new SocketsHttpHandler { CookieContainer = kept, AllowAutoRedirect = false };
        return new(new HttpClient(handler) { BaseAddress = address }, slug, kept);
    }

    /// <summary>The people of a telephone, signed in by the code that was sent to it. Three an hour for each number.</summary>
    public static async Task<WebSession> ResidentByCodeAsync(WebApp app, string phone, Initiative? initiative = null, CancellationToken cancellationToken = default)
    {
        var session = Anonymous(app, initiative);
        var before = (await app.SmsToAsync(phone, initiative)).Count;
        (await session.SubmitAsync("~/sign-in", new { Phone = phone }, cancellationToken: cancellationToken)).Expect(HttpStatusCode.Redirect);
        var code = await app.NextCodeAsync(phone, before, initiative, cancellationToken);
        (await session.SubmitAsync("~/sign-in/code", new { Code = code }, cancellationToken: cancellationToken)).Expect(HttpStatusCode.Redirect);
        return session;
    }

    /// <summary>The people of a telephone, with the cookie the right code would have given: no message, no limit.</summary>
    public static async Task<WebSession> ResidentAsync(WebApp app, string phone, Initiative? initiative = null)
    {
        var session = Anonymous(app, initiative);
        await using var scope = app.Scope(initiative);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = app.ClientOptions.BaseAddress.Scheme;
        context.Request.Host = new HostString(app.ClientOptions.BaseAddress.Authority);
        await context.SignInResidentAsync((initiative ?? app.Initiative).Id, new ProvedPhone(phone));
        foreach (var cookie in context.Response.Headers.SetCookie)
        {
            session.Cookies.SetCookies(app.ClientOptions.BaseAddress, cookie!);
        }

        return session;
    }

    /// <summary>A new staff member in a role, signed in by the real page. <paramref name="member"/> may be a row that stands already.</summary>
    public static async Task<WebSession> StaffAsync(
        WebApp app, Role role = Role.Coordinator, Initiative? initiative = null, StaffMember? member = null, CancellationToken cancellationToken = default)
    {
        var email = await AccountAsync(app, role, initiative, member, cancellationToken);
        var session = Anonymous(app, initiative);
        (await session.SubmitAsync($"~/staff/sign-in?returnUrl=/{session.Slug}", new { Email = email, Password }, cancellationToken: cancellationToken)).Expect(HttpStatusCode.Redirect);
        return session;
    }

    /// <summary>An account with <see cref="Password"/> for a new or standing staff member; gives its e-mail.</summary>
    public static async Task<string> AccountAsync(
        WebApp app, Role role, Initiative? initiative = null, StaffMember? member = null, CancellationToken cancellationToken = default)
    {
        await using var scope = app.Scope(initiative);
        var email = $"{role}-{Guid.CreateVersion7():N}@example.test".ToLowerInvariant();
        var account = new StaffAccount { UserName = email, Email = email, EmailConfirmed = true };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().CreateAsync(account, Password);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(error => error.Description)));

        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        if (member is null)
        {
            db.StaffMembers.Add(new StaffMember { AccountId = account.Id, Name = role.ToString(), Role = role });
        }
        else
        {
            var row = await db.StaffMembers.SingleAsync(s => s.Id == member.Id, cancellationToken);
            row.AccountId = account.Id;
        }

        await db.SaveChangesAsync(cancellationToken);
        return email;
    }

    /// <summary>The address in full: ~/ is the initiative.</summary>
    public string Path(string path) => !path.StartsWith('~') ? path : slug.Length == 0 ? path[1..] : $"/{slug}{path[1..].TrimEnd('/')}";

    /// <summary>Opens a page.</summary>
    public async Task<WebAnswer> GetAsync(string path, CancellationToken cancellationToken = default) =>
        await WebAnswer.ReadAsync(await http.GetAsync(Path(path), cancellationToken), cancellationToken);

    /// <summary>Opens what a redirect leads to, and so on; gives other answers back as they are.</summary>
    public async Task<WebAnswer> FollowAsync(WebAnswer answer, CancellationToken cancellationToken = default)
    {
        for (var i = 0; answer.Location is { } location && i < 10; i++) answer = await GetAsync(location, cancellationToken);
        return answer;
    }

    /// <summary>Opens a page, fills in its form and sends it, pressing a button found by its words, name or value.</summary>
    public async Task<WebAnswer> SubmitAsync(string path, object? fields = null, string? button = null, CancellationToken cancellationToken = default) =>
        await SubmitAsync((await GetAsync(path, cancellationToken)).Expect(HttpStatusCode.OK), fields, button, cancellationToken);

    /// <summary>Fills in the form of a page that is open and sends it.</summary>
    public Task<WebAnswer> SubmitAsync(WebAnswer page, object? fields = null, string? button = null, CancellationToken cancellationToken = default) =>
        SendAsync(WebForm.Fill(page, fields, button), cancellationToken);

    /// <summary>Sends a form that has been filled in.</summary>
    public Task<WebAnswer> SendAsync(WebForm form, CancellationToken cancellationToken = default) =>
        PostAsync(form.Action, form.Fields, cancellationToken);

    /// <summary>Sends fields as they are, with no token but what they hold.</summary>
    public async Task<WebAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken = default)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await WebAnswer.ReadAsync(await http.PostAsync(Path(path), content, cancellationToken), cancellationToken);
    }

    public void Dispose() => http.Dispose();
}
