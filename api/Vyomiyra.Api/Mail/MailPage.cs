namespace Vyomiyra.Api.Mail;

/// <summary>A mailbox that this application reads in its own name.</summary>
/// <param name="TenantId">The tenant it lies in.</param>
/// <param name="Address">Its address, or the object id of the person whose it is.</param>
public sealed record OwnMailbox(Guid TenantId, string Address);

/// <param name="Id">Its immutable id.</param>
/// <param name="Name">As people call it.</param>
/// <param name="ParentId">The folder above it.</param>
public sealed record FoundFolder(string Id, string Name, string? ParentId);

/// <summary>A message that could not be read.</summary>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="Reason">A stable code.</param>
public sealed record UnreadableMail(string ImmutableId, string Reason);

/// <summary>A part of what changed in a folder.</summary>
/// <param name="Messages">Those that are there, in the order in which they changed.</param>
/// <param name="Unreadable">Those that are there and cannot be read.</param>
/// <param name="Link">Where the reading goes on, now or when there is news.</param>
/// <param name="IsLast">Whether nothing more is left to read now.</param>
public sealed record MailPage(IReadOnlyList<MailMessage> Messages, IReadOnlyList<UnreadableMail> Unreadable, string Link, bool IsLast);
