using System.Net;
using System.Security.Claims;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests;

/// <summary>A person at a browser without scripts: reads a page, fills in its form as it stands, sends it.</summary>
internal sealed class Walker(HttpClient browser)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>The address the last answer came from.</summary>
    public string At { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The page's text, its white space made single.</summary>
    public string Text => string.Join(' ', Page.QuerySelector("main")?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>Somebody at a browser; signed in by the cookie that the proved telephone would have got.</summary>
    public static Walker Of(WebApp app, string? phone = null, Uri? server = null)
    {
        var cookies = new CookieContainer();
        var home = server ?? new Uri("http://localhost/");
        if (phone is not null)
        {
            cookies.Add(home, new Cookie("soc-res", Ticket(app, phone)));
        }

        var client = server is null
            ? app.CreateDefaultClient(home, new CookieKeeper(cookies))
            : new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        return new(client);
    }

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task<Walker> OpenAsync(string address) => await ReadAsync(await browser.GetAsync(address, Token), address);

    /// <summary>Sends the page's form with some answers changed; several values of one name replace it whole, null leaves it out.</summary>
    public async Task<Walker> SendAsync(params (string Name, string? Value)[] answers) => await ReadAsync(await PostAsync(answers), At);

    /// <summary>Sends the form and gives the bare answer.</summary>
    public Task<HttpResponseMessage> PostAsync(params (string Name, string? Value)[] answers)
    {
        var forms = Page.QuerySelectorAll<IHtmlFormElement>("main form").Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase)).ToList();
        // Of several the one that asks for these answers.
        var form = forms.Find(f => answers.All(answer => f.Elements.Any(element => element.GetAttribute("name") == answer.Name))) ?? forms[0];
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is { Length: > 0 } && !input.IsDisabled && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
            .Select(input => (Name: input.Name!, Value: (string?)input.Value))
            .Where(field => answers.All(answer => answer.Name != field.Name))
            .Concat(answers.Where(answer => answer.Value is not null));
        var action = form.GetAttribute("action") is { Length: > 0 } named ? named : At;
        return browser.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value!))), Token);
    }

    /// <summary>Sends such answers, with the page's own proof of origin, to an address beside it.</summary>
    public Task<HttpResponseMessage> PostToAsync(string beside, params (string Name, string Value)[] answers)
    {
        var proof = Page.QuerySelector("main form input[name=__RequestVerificationToken]")?.GetAttribute("value");
        var fields = proof is null ? answers : [.. answers, ("__RequestVerificationToken", proof)];
        return browser.PostAsync(At + beside, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Token);
    }

    private async Task<Walker> ReadAsync(HttpResponseMessage answer, string address)
    {
        while (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            address = answer.Headers.Location!.ToString();
            answer = await browser.GetAsync(address, Token);
        }

        (At, Status) = (address, answer.StatusCode);
        Page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(
            async response => response.Content(await answer.Content.ReadAsStringAsync(Token)), Token);
        return this;
    }

    private static string Ticket(WebApp app, string phone)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignInCookies.Resident);
        var identity = new ClaimsIdentity(
            [new("initiative", app.Initiative.Id.ToString()), new("phone", phone), new(ClaimTypes.NameIdentifier, $"{app.Initiative.Id}/{phone}")],
            SignInCookies.Resident);
        // The cookie's age is the server's to judge; its clock in tests may be the machine's or the test's.
        return options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), SignInCookies.Resident));
    }

    private sealed class CookieKeeper(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } held)
            {
                request.Headers.Add("Cookie", held);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.SetCookies(request.RequestUri!, cookie);
                }
            }

            return answer;
        }
    }
}
