namespace Socifaction.Services.Web.Hosting;

/// <summary>What a browser is called in two words, so that its owner knows it again: „Firefox, Windows“.</summary>
public static class BrowserName
{
    // The first sign that is found names it: Edge says that it is Chrome, Chrome that it is Safari.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    /// <summary>By what the browser says of itself; a question mark when that is nothing known.</summary>
    public static string Of(string userAgent) => $"{Find(Browsers, userAgent)}, {Find(Systems, userAgent)}";

    private static string Find((string Sign, string Name)[] names, string userAgent) =>
        Array.Find(names, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "?";
}
