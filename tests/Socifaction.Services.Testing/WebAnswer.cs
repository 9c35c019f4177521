using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Socifaction.Services.Testing;

/// <summary>What came back: the status, the headers, and the page if it is one.</summary>
public sealed class WebAnswer
{
    private readonly Lazy<IHtmlDocument> _page;

    private WebAnswer(HttpResponseMessage message, string address, string body)
    {
        (Message, Address, Body) = (message, address, body);
        _page = new(() => new HtmlParser().ParseDocument(Body));
    }

    /// <summary>The raw answer.</summary>
    public HttpResponseMessage Message { get; }

    /// <summary>The path that was asked for, with its query.</summary>
    public string Address { get; }

    /// <summary>The body as text.</summary>
    public string Body { get; }

    /// <summary>The status as a number.</summary>
    public int Status => (int)Message.StatusCode;

    /// <summary>Where a redirect leads, or none.</summary>
    public string? Location => Message.Headers.Location?.OriginalString;

    /// <summary>The parsed page.</summary>
    public IHtmlDocument Page => _page.Value;

    /// <summary>The words of the page's main part, one space between them.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>The error beside a field or in the summary, or none.</summary>
    public string? Error => Page.QuerySelector(".govuk-error-summary__list, .govuk-error-message:not([hidden])")?.Text().Trim();

    /// <summary>Reads an answer whole.</summary>
    public static async Task<WebAnswer> ReadAsync(HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var request = message.RequestMessage!;
        return new(message, request.RequestUri!.PathAndQuery, await message.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Throws, with the beginning of the page, unless the status is one of these.</summary>
    public WebAnswer Expect(params HttpStatusCode[] statuses) => statuses.Contains(Message.StatusCode)
        ? this
        : throw new InvalidOperationException($"{Message.RequestMessage!.Method} {Address} answered {Status}: {Words[..Math.Min(Words.Length, 600)]}");
}
