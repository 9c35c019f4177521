using Microsoft.AspNetCore.Identity;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Texts;

/// <summary>Roles, and why somebody is not let in, in words.</summary>
public static class AccessTexts
{
    /// <summary>What a role is called.</summary>
    public static string InWords(this Role role) => role switch
    {
        Role.Coordinator => Access.RoleCoordinator,
        Role.Clerk => Access.RoleClerk,
        Role.Worker => Access.RoleWorker,
        Role.Driver => Access.RoleDriver,
        Role.Helper => Access.RoleHelper,
        Role.Viewer => Access.RoleViewer,
    };

    /// <summary>What a role may do.</summary>
    public static string Meaning(this Role role) => role switch
    {
        Role.Coordinator => Access.MeansCoordinator,
        Role.Clerk => Access.MeansClerk,
        Role.Worker => Access.MeansWorker,
        Role.Driver => Access.MeansDriver,
        Role.Helper => Access.MeansHelper,
        Role.Viewer => Access.MeansViewer,
    };

    /// <summary>Why not, and what to do next.</summary>
    public static string InWords(this StaffRefusal refusal) => refusal switch
    {
        StaffRefusal.ChangedMeanwhile => Access.ChangedMeanwhile,
        StaffRefusal.LastCoordinator => Access.LastCoordinator,
        StaffRefusal.DaysTurned => Access.DaysTurned,
        StaffRefusal.HasEnded => Access.HasEnded,
        StaffRefusal.LinkVoid => Access.LinkVoid,
        StaffRefusal.ServesAlready => Access.ServesAlready,
    };

    /// <summary>What happened to a staff member.</summary>
    public static string InWords(this StaffEventKind kind) => kind switch
    {
        StaffEventKind.Invited => Access.EventInvited,
        StaffEventKind.Joined => Access.EventJoined,
        StaffEventKind.Changed => Access.EventChanged,
        StaffEventKind.Ended => Access.EventEnded,
    };

    /// <summary>The field that an account's refusal belongs to, and the refusal in words.</summary>
    public static (string Field, string Words) InWords(this IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) or nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => ("Password", Access.PasswordShort),
        HardPasswords.Common => ("Password", Access.PasswordCommon),
        _ => ("Email", Access.EmailWrong),
    };

    /// <summary>From when to when; nothing when neither is said.</summary>
    public static string Days(LocalDate? first, LocalDate? last) => (first, last) switch
    {
        ({ } from, { } to) => $"{LocalFormat.Day(from)} – {LocalFormat.Day(to)}",
        ({ } from, null) => StaffTexts.Say(Access.DaysFrom, LocalFormat.Day(from)),
        (null, { } to) => StaffTexts.Say(Access.DaysTo, LocalFormat.Day(to)),
        _ => "",
    };
}
