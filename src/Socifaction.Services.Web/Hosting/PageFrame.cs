namespace Socifaction.Services.Web.Hosting;

/// <summary>A number to call: as people write it („0 446 12345“) and as a telephone dials it („tel:+37044612345“).</summary>
public sealed record PhoneToCall(string Text, string Href);

/// <summary>One way from the staff's navigation; <see cref="Section"/> is marked when the page belongs to it.</summary>
public sealed record NavigationLink(string Section, string Text, string Href);

/// <summary>What the frame around this request's page says. All of it may be unset: then the page belongs to no initiative.</summary>
public sealed class PageFrame
{
    /// <summary>The initiative's or the locality's name as residents know it.</summary>
    public string? InitiativeName { get; set; }

    /// <summary>The number to call instead of using the page.</summary>
    public PhoneToCall? Phone { get; set; }

    /// <summary>When somebody answers the telephone, in words.</summary>
    public string? Hours { get; set; }

    /// <summary>A rehearsal: nothing here is real.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Whether messages leave for real telephones.</summary>
    public bool SendsSms { get; set; }

    /// <summary>Whether the initiative rehearses: no message reaches a resident.</summary>
    public bool IsRehearsing { get; set; }

    /// <summary>Where its messages go meanwhile, as people write it; empty when they are only kept.</summary>
    public string RehearsalPhone { get; set; } = "";

    /// <summary>Where those who sign in begin: the staff's first page, or the platform's.</summary>
    public string Home { get; set; } = "/staff";

    /// <summary>Where in the staff's navigation this page stands.</summary>
    public string? Section { get; set; }

    /// <summary>Who is signed in.</summary>
    public string StaffName { get; set; } = "";

    /// <summary>The staff's navigation, in order.</summary>
    public IReadOnlyList<NavigationLink> Navigation { get; set; } = [];
}
