namespace Socifaction.Services.People;

/// <summary>What a staff member may do in an initiative.</summary>
public enum Role
{
    /// <summary>Everything, with settings and people.</summary>
    Coordinator = 1,

    /// <summary>Answers the telephone: books, confirms, cancels.</summary>
    Clerk = 2,

    /// <summary>Works with the children or at the activity.</summary>
    Worker = 3,

    /// <summary>Drives the runs.</summary>
    Driver = 4,

    /// <summary>May create for others, not browse: the librarian, the nurse.</summary>
    Helper = 5,

    /// <summary>Reports only.</summary>
    Viewer = 6,
}
