<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Caseworker {version}</source>
        <translation>Caseworker {version}</translation>
    </message>
    <message>
        <source>Free under the Apache License 2.0. It uses Qt under the LGPL 3, and these:</source>
        <translation>Libre bajo la licencia Apache 2.0. Usa Qt bajo la LGPL 3 y, además:</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>Licencia de {name}</translation>
    </message>
</context>
<context>
    <name>ActionsModel</name>
    <message>
        <source>A supervisor of the territory can do this.</source>
        <translation>Esto puede hacerlo supervisión del territorio.</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Añadir tarea</translation>
    </message>
    <message>
        <source>As far as it is known: “14 March 2026”, “March 2026”. Empty: recorded by mistake</source>
        <translation>Hasta donde se sepa: «14 de marzo de 2026», «marzo de 2026». Vacío: se registró por error</translation>
    </message>
    <message>
        <source>Both records are shown as one from now on, under the older number.</source>
        <translation>A partir de ahora las dos fichas se muestran como una sola, con el número más antiguo.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Choose the other record. Type a name or a number, then press Enter.</source>
        <translation>Elija la otra ficha. Escriba un nombre o un número y pulse Intro.</translation>
    </message>
    <message>
        <source>Day of death saved</source>
        <translation>Día del fallecimiento guardado</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Falleció</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Erase record</source>
        <translation>Borrar ficha</translation>
    </message>
    <message>
        <source>Erase the record of {name}</source>
        <translation>Borrar la ficha de {name}</translation>
    </message>
    <message>
        <source>How to get in</source>
        <translation>Cómo se entra</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation>Unir fichas</translation>
    </message>
    <message>
        <source>Merge with another record</source>
        <translation>Unir con otra ficha</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Sin caso</translation>
    </message>
    <message>
        <source>Nothing is lost, and a supervisor can split them again.</source>
        <translation>No se pierde nada, y supervisión puede volver a separarlas.</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Record death</source>
        <translation>Registrar fallecimiento</translation>
    </message>
    <message>
        <source>Save day of death</source>
        <translation>Guardar día del fallecimiento</translation>
    </message>
    <message>
        <source>Save task</source>
        <translation>Guardar tarea</translation>
    </message>
    <message>
        <source>Say how it is known that both are the same person.</source>
        <translation>Diga cómo se sabe que ambas son la misma persona.</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>Diga qué hay que hacer.</translation>
    </message>
    <message>
        <source>Say what the visit is for.</source>
        <translation>Diga para qué es la visita.</translation>
    </message>
    <message>
        <source>Say when the visit begins: a day and a time.</source>
        <translation>Diga cuándo empieza la visita: un día y una hora.</translation>
    </message>
    <message>
        <source>Say why this record must go, so that it can be accounted for.</source>
        <translation>Diga por qué hay que borrar esta ficha, para poder dar cuenta de ello.</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>Tarea añadida</translation>
    </message>
    <message>
        <source>The other record</source>
        <translation>La otra ficha</translation>
    </message>
    <message>
        <source>The page is still being read.</source>
        <translation>La página todavía se está cargando.</translation>
    </message>
    <message>
        <source>The record stays. Open cases stay open until someone closes them.</source>
        <translation>La ficha se conserva. Los casos abiertos siguen abiertos hasta que alguien los cierre.</translation>
    </message>
    <message>
        <source>The record was erased</source>
        <translation>Se borró la ficha</translation>
    </message>
    <message>
        <source>The two records are one now</source>
        <translation>Las dos fichas ya son una</translation>
    </message>
    <message>
        <source>This erases the person with all cases, contacts, notes and documents that are only about them, on every device. Nobody can bring it back.</source>
        <translation>Esto borra a la persona, con todos los casos, contactos, notas y documentos que solo tratan de ella, en todos los dispositivos. Nadie podrá recuperarlos.</translation>
    </message>
    <message>
        <source>This is no date. Write it as far as it is known: “14 March 2026” or “March 2026”.</source>
        <translation>Esto no es una fecha. Escríbala hasta donde se sepa: «14 de marzo de 2026» o «marzo de 2026».</translation>
    </message>
    <message>
        <source>This is not yours to change. Write a note for those who can.</source>
        <translation>No le corresponde cambiar esto. Escriba una nota para quien sí puede.</translation>
    </message>
    <message>
        <source>Visit planned</source>
        <translation>Visita planificada</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>What is also about others stays, without this person.</source>
        <translation>Lo que también trata de otras personas se conserva, sin esta.</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Qué hay que hacer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Write how many minutes it takes, as a figure.</source>
        <translation>Escriba en cifras cuántos minutos dura.</translation>
    </message>
    <message>
        <source>{name}, {number}</source>
        <translation>{name}, {number}</translation>
    </message>
    <message>
        <source>“28 Nov 10:00”, “tomorrow 14:30”</source>
        <translation>«28 nov 10:00», «mañana 14:30»</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>About</source>
        <translation>Aproximada</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacta</translation>
    </message>
    <message>
        <source>Exact date?</source>
        <translation>¿Fecha exacta?</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Given names</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Aún sin preguntar</translation>
    </message>
    <message>
        <source>Only the name is needed now. You can add the rest later.</source>
        <translation>Ahora solo hace falta el nombre. Lo demás se puede añadir después.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Habla</translation>
    </message>
    <message>
        <source>Year only</source>
        <translation>Solo el año</translation>
    </message>
    <message>
        <source>for example 27 3 1984</source>
        <translation>por ejemplo 27 3 1984</translation>
    </message>
    <message>
        <source>if they have one</source>
        <translation>si tiene</translation>
    </message>
    <message>
        <source>start with the street</source>
        <translation>empiece por la calle</translation>
    </message>
    <message>
        <source>{field}: {sentence}</source>
        <translation>{field}: {sentence}</translation>
    </message>
</context>
<context>
    <name>AddModel</name>
    <message>
        <source>Added {name}, {number}.</source>
        <translation>Se ha añadido a {name}, {number}.</translation>
    </message>
    <message>
        <source>Draft discarded.</source>
        <translation>Borrador descartado.</translation>
    </message>
    <message>
        <source>Nobody was added. What you typed stays among the discarded drafts for 30 days.</source>
        <translation>No se ha añadido a nadie. Lo escrito queda 30 días entre los borradores descartados.</translation>
    </message>
    <message>
        <source>Said to be somebody else when the newer record was added.</source>
        <translation>Se dijo que era otra persona al añadir la ficha más nueva.</translation>
    </message>
</context>
<context>
    <name>AddPerson</name>
    <message numerus="yes">
        <source>A phone number has more digits. This one has %n.</source>
        <translation>
            <numerusform>Un número de teléfono tiene más cifras. Este tiene %n.</numerusform>
            <numerusform>Un número de teléfono tiene más cifras. Este tiene %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>An e-mail address has an @ with something on each side, and no spaces.</source>
        <translation>Una dirección de correo tiene una @ con algo a cada lado, y ningún espacio.</translation>
    </message>
    <message>
        <source>This cannot be a date. Write it like 27 3 1984, or only the year.</source>
        <translation>Esto no puede ser una fecha. Escríbala como 27 3 1984, o solo el año.</translation>
    </message>
    <message>
        <source>Use a date that has passed.</source>
        <translation>Use una fecha pasada.</translation>
    </message>
    <message>
        <source>Use a year that has passed.</source>
        <translation>Use un año pasado.</translation>
    </message>
    <message>
        <source>Write a given name or a family name.</source>
        <translation>Escriba un nombre o un apellido.</translation>
    </message>
    <message>
        <source>Your earlier draft of a new person was put aside.</source>
        <translation>Su borrador anterior de una persona nueva se guardó aparte.</translation>
    </message>
</context>
<context>
    <name>AddPersonPage</name>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Descartar el borrador</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>First match is not the same</source>
        <translation>La primera coincidencia no es la misma persona</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>¿Es alguna de estas personas?</translation>
    </message>
    <message>
        <source>Look closer at the first match</source>
        <translation>Ver en detalle la primera coincidencia</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Nobody here is like the person you are adding.</source>
        <translation>Aquí nadie se parece a la persona que está añadiendo.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Use the first match</source>
        <translation>Usar la primera coincidencia</translation>
    </message>
    <message>
        <source>Use the second match</source>
        <translation>Usar la segunda coincidencia</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Pasted picture.png</source>
        <translation>Imagen pegada.png</translation>
    </message>
    <message>
        <source>Pasted text.txt</source>
        <translation>Texto pegado.txt</translation>
    </message>
    <message>
        <source>There is nothing to paste. Copy a file, a picture or text first.</source>
        <translation>No hay nada que pegar. Copie antes un archivo, una imagen o un texto.</translation>
    </message>
    <message>
        <source>{name} could not be read. The file itself was not changed.</source>
        <translation>No se ha podido leer {name}. El archivo no se ha cambiado.</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose the files in it.</source>
        <translation>{name} es una carpeta. Elija los archivos que contiene.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} está vacío.</translation>
    </message>
    <message>
        <source>{name} is no file.</source>
        <translation>{name} no es un archivo.</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} ya no está ahí.</translation>
    </message>
    <message>
        <source>{name} is too large. A file may have {most} MB.</source>
        <translation>{name} es demasiado grande. Un archivo puede tener {most} MB como máximo.</translation>
    </message>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
</context>
<context>
    <name>AddingPanel</name>
    <message numerus="yes">
        <source>%n documents attached</source>
        <translation>
            <numerusform>%n documento adjuntado</numerusform>
            <numerusform>%n documentos adjuntados</numerusform>
        </translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Añadir documentos</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>Otro documento</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Adjuntar</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n files</source>
        <translation>
            <numerusform>Adjuntar %n archivo</numerusform>
            <numerusform>Adjuntar %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Attaching {name}</source>
        <translation>Adjuntando {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose a file first, drop one here, or paste a picture.</source>
        <translation>Elija antes un archivo, suéltelo aquí o pegue una imagen.</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Elegir archivos</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Tipo de documento</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>Dejar fuera {name}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>or drop files here</source>
        <translation>o suelte archivos aquí</translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>Agency pack</source>
        <translation>Paquete de la entidad</translation>
    </message>
    <message>
        <source>Begin without a server</source>
        <translation>Empezar sin servidor</translation>
    </message>
    <message>
        <source>Choose the folder of the agency pack</source>
        <translation>Elegir la carpeta del paquete de la entidad</translation>
    </message>
    <message>
        <source>Choose the folder of your agency&apos;s pack first.</source>
        <translation>Elija primero la carpeta del paquete de su entidad.</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Elegir la carpeta…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: this device is the only place where your work is. Make backups.</source>
        <translation>No se envía nada a ningún sitio: su trabajo está solo en este dispositivo. Haga copias de seguridad.</translation>
    </message>
    <message>
        <source>What you do</source>
        <translation>Qué hace usted</translation>
    </message>
    <message>
        <source>Where you work</source>
        <translation>Dónde trabaja</translation>
    </message>
    <message>
        <source>Your counter</source>
        <translation>Su ventanilla</translation>
    </message>
    <message>
        <source>Your name, as colleagues know you</source>
        <translation>Su nombre, como lo conocen sus colegas</translation>
    </message>
    <message>
        <source>Your team</source>
        <translation>Su equipo</translation>
    </message>
</context>
<context>
    <name>AnswerSide</name>
    <message>
        <source>How do they ask?</source>
        <translation>¿Por qué medio pregunta?</translation>
    </message>
    <message>
        <source>Letters and forms</source>
        <translation>Cartas y formularios</translation>
    </message>
    <message>
        <source>Nobody chosen. Open a person first, then Answers, to record it for them.</source>
        <translation>No hay nadie elegido. Abra primero una persona y después Respuestas, para registrársela.</translation>
    </message>
    <message>
        <source>Used with</source>
        <translation>Se usa con</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Qué va con ella</translation>
    </message>
    <message>
        <source>Where else to send people</source>
        <translation>Otros sitios a los que enviar</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Did this help?</source>
        <translation>¿Le ha servido?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Avisar de un error</translation>
    </message>
    <message>
        <source>Tell those who keep this answer that something is wrong</source>
        <translation>Avisar a quienes mantienen esta respuesta de que algo está mal</translation>
    </message>
    <message>
        <source>Thank you. It is counted.</source>
        <translation>Gracias. Queda anotado.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>Check before use – %n months old</source>
        <translation>
            <numerusform>Compruébela antes de usarla: tiene %n mes</numerusform>
            <numerusform>Compruébela antes de usarla: tiene %n meses</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer in force – do not use it</source>
        <translation>Ya no está en vigor: no la use</translation>
    </message>
    <message>
        <source>Updated {day}</source>
        <translation>Actualizada: {day}</translation>
    </message>
    <message>
        <source>Updated {day}, checked by {team}</source>
        <translation>Actualizada: {day}, revisada por {team}</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>en vigor hasta el {day}</translation>
    </message>
    <message>
        <source>updated {day}</source>
        <translation>actualizada: {day}</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All answers are on this device</source>
        <translation>Todas las respuestas están en este dispositivo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Answers and referrals</source>
        <translation>Respuestas y derivaciones</translation>
    </message>
    <message>
        <source>Check the answer “{title}”: {words}</source>
        <translation>Compruebe la respuesta «{title}»: {words}</translation>
    </message>
    <message>
        <source>Choose an answer in the list first.</source>
        <translation>Elija primero una respuesta de la lista.</translation>
    </message>
    <message>
        <source>Choose an answer in the list.</source>
        <translation>Elija una respuesta de la lista.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Give to {name}</source>
        <translation>Dar a {name}</translation>
    </message>
    <message>
        <source>Given and kept, in version {version}</source>
        <translation>Dada y guardada, en la versión {version}</translation>
    </message>
    <message>
        <source>Given to {name}. It stands in the timeline.</source>
        <translation>Dada a {name}. Queda en la cronología.</translation>
    </message>
    <message>
        <source>Nothing speaks of this.</source>
        <translation>No hay nada sobre esto.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print the answer</source>
        <translation>Imprimir la respuesta</translation>
    </message>
    <message>
        <source>Record as given</source>
        <translation>Registrar como dada</translation>
    </message>
    <message>
        <source>Recorded as given, with nobody named.</source>
        <translation>Registrada como dada, sin indicar a nadie.</translation>
    </message>
    <message>
        <source>Refer someone</source>
        <translation>Derivar a alguien</translation>
    </message>
    <message>
        <source>Refer {name}</source>
        <translation>Derivar a {name}</translation>
    </message>
    <message>
        <source>Report this answer</source>
        <translation>Avisar de un error en esta respuesta</translation>
    </message>
    <message>
        <source>Reported. {team} has a task to look at it.</source>
        <translation>Aviso enviado. {team} tiene la tarea de revisarlo.</translation>
    </message>
    <message>
        <source>Search answers and places</source>
        <translation>Buscar respuestas y lugares</translation>
    </message>
    <message>
        <source>The answers could not be read.</source>
        <translation>No se han podido leer las respuestas.</translation>
    </message>
    <message>
        <source>This did not help</source>
        <translation>Esto no sirvió</translation>
    </message>
    <message>
        <source>This helped</source>
        <translation>Esto sirvió</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>Pruebe con menos palabras o con otras.</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Qué va con ella</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Your team</source>
        <translation>Su equipo</translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message numerus="yes">
        <source>%n still to come</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Appointment cancelled. Its time is free again.</source>
        <translation>Cita anulada. Su hora vuelve a estar libre.</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Appointments of the day</source>
        <translation>Citas del día</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>Reservar una cita</translation>
    </message>
    <message>
        <source>Booked by mistake</source>
        <translation>Reservada por error</translation>
    </message>
    <message>
        <source>Booked for {day} {time}.</source>
        <translation>Reservada para: {day} {time}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anular cita</translation>
    </message>
    <message>
        <source>Cancel appointment</source>
        <translation>Anular cita</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Registrar llegada</translation>
    </message>
    <message>
        <source>Checked in. Number {number}.</source>
        <translation>Llegada registrada. Número {number}.</translation>
    </message>
    <message>
        <source>Choose an appointment first.</source>
        <translation>Elija primero una cita.</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>No vino</translation>
    </message>
    <message>
        <source>Export as calendar file…</source>
        <translation>Exportar como archivo de calendario…</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Con retraso</translation>
    </message>
    <message>
        <source>Marked as did not come. A late person can still be checked in.</source>
        <translation>Queda como que no vino. Si llega tarde, aún se puede registrar su llegada.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Cambiar fecha</translation>
    </message>
    <message>
        <source>Move appointment</source>
        <translation>Cambiar fecha de la cita</translation>
    </message>
    <message>
        <source>Moved to {day} {time}.</source>
        <translation>Nueva fecha: {day} {time}.</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Día siguiente</translation>
    </message>
    <message>
        <source>No appointments on this day</source>
        <translation>No hay citas este día</translation>
    </message>
    <message>
        <source>Nobody is named in this appointment.</source>
        <translation>En esta cita no figura nadie.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Día anterior</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The appointments could not be read</source>
        <translation>No se han podido leer las citas</translation>
    </message>
    <message>
        <source>The chosen appointment</source>
        <translation>La cita elegida</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>El día</translation>
    </message>
    <message>
        <source>This appointment is over or cancelled. Book a new one.</source>
        <translation>Esta cita ya pasó o está anulada. Reserve una nueva.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Why cancelled</source>
        <translation>Por qué se anula</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
</context>
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Back to the requests</source>
        <translation>Volver a las solicitudes</translation>
    </message>
    <message>
        <source>New requests appear here by themselves.</source>
        <translation>Las solicitudes nuevas aparecen aquí automáticamente.</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>Solicitud siguiente</translation>
    </message>
    <message>
        <source>Nothing waits for your approval.</source>
        <translation>No hay nada pendiente de su aprobación.</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>Solicitud anterior</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Requests that wait for you</source>
        <translation>Solicitudes que esperan su decisión</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>The requests could not be read.</source>
        <translation>No se han podido leer las solicitudes.</translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message>
        <source>Work that was already sent is safe on the server. Ask your administrator for a new ticket.</source>
        <translation>El trabajo ya enviado está a salvo en el servidor. Pida a administración un tique nuevo.</translation>
    </message>
    <message>
        <source>Your agency had this profile removed from this device</source>
        <translation>Su entidad hizo retirar este perfil de este dispositivo</translation>
    </message>
</context>
<context>
    <name>AttentionPane</name>
    <message numerus="yes">
        <source>%n more tasks</source>
        <translation>
            <numerusform>%n tarea más</numerusform>
            <numerusform>%n tareas más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days left</source>
        <translation>
            <numerusform>Queda %n día hábil</numerusform>
            <numerusform>Quedan %n días hábiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days over</source>
        <translation>
            <numerusform>%n día hábil de retraso</numerusform>
            <numerusform>%n días hábiles de retraso</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Por atender</translation>
    </message>
    <message>
        <source>Needs attention, open cases and household</source>
        <translation>Por atender, casos abiertos y hogar</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sin fecha</translation>
    </message>
    <message>
        <source>No open case.</source>
        <translation>Ningún caso abierto.</translation>
    </message>
    <message>
        <source>Nobody else is known to live with them.</source>
        <translation>No consta que viva con nadie.</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>No vence nada.</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Casos abiertos</translation>
    </message>
    <message>
        <source>Someone you may not see</source>
        <translation>Alguien que usted no puede ver</translation>
    </message>
    <message>
        <source>The clock is paused</source>
        <translation>El plazo está en pausa</translation>
    </message>
    <message>
        <source>Waiting for: {what}</source>
        <translation>A la espera de: {what}</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Added a household</source>
        <translation>Añadió un hogar</translation>
    </message>
    <message>
        <source>Added a household member</source>
        <translation>Añadió un miembro del hogar</translation>
    </message>
    <message>
        <source>Added a person</source>
        <translation>Añadió a una persona</translation>
    </message>
    <message>
        <source>Added a person to a case</source>
        <translation>Añadió a una persona a un caso</translation>
    </message>
    <message>
        <source>Added a warning</source>
        <translation>Añadió un aviso</translation>
    </message>
    <message>
        <source>Added to somebody’s details</source>
        <translation>Añadió datos de una persona</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobó una solicitud</translation>
    </message>
    <message>
        <source>Arrived at a visit</source>
        <translation>Llegó a una visita</translation>
    </message>
    <message>
        <source>Asked again about a referral</source>
        <translation>Volvió a preguntar por una derivación</translation>
    </message>
    <message>
        <source>Asked for approval</source>
        <translation>Pidió aprobación</translation>
    </message>
    <message>
        <source>Asked for the audit trail</source>
        <translation>Pidió el registro de auditoría</translation>
    </message>
    <message>
        <source>Asked for what is kept more closely</source>
        <translation>Pidió lo que se guarda con más reserva</translation>
    </message>
    <message>
        <source>Asked somebody to take a case over</source>
        <translation>Pidió a alguien que se hiciera cargo de un caso</translation>
    </message>
    <message>
        <source>Asked who looked</source>
        <translation>Preguntó quién consultó</translation>
    </message>
    <message>
        <source>Attached a document</source>
        <translation>Adjuntó un documento</translation>
    </message>
    <message>
        <source>Booked an appointment</source>
        <translation>Reservó una cita</translation>
    </message>
    <message>
        <source>Broke the glass</source>
        <translation>Usó el acceso de urgencia</translation>
    </message>
    <message>
        <source>Broke the glass to open a case</source>
        <translation>Abrió un caso con acceso de urgencia</translation>
    </message>
    <message>
        <source>Brought in cases from a file</source>
        <translation>Importó casos de un archivo</translation>
    </message>
    <message>
        <source>Brought in people from a file</source>
        <translation>Importó personas de un archivo</translation>
    </message>
    <message>
        <source>Called somebody to the counter</source>
        <translation>Llamó a alguien a ventanilla</translation>
    </message>
    <message>
        <source>Cancelled a visit</source>
        <translation>Anuló una visita</translation>
    </message>
    <message>
        <source>Cancelled an appointment</source>
        <translation>Anuló una cita</translation>
    </message>
    <message>
        <source>Changed a case or a task</source>
        <translation>Cambió un caso o una tarea</translation>
    </message>
    <message>
        <source>Changed a date of birth</source>
        <translation>Cambió una fecha de nacimiento</translation>
    </message>
    <message>
        <source>Changed a household</source>
        <translation>Cambió un hogar</translation>
    </message>
    <message>
        <source>Changed a household member</source>
        <translation>Cambió un miembro del hogar</translation>
    </message>
    <message>
        <source>Changed a name</source>
        <translation>Cambió un nombre</translation>
    </message>
    <message>
        <source>Changed a person</source>
        <translation>Cambió la ficha de una persona</translation>
    </message>
    <message>
        <source>Changed cases and tasks</source>
        <translation>Cambió casos y tareas</translation>
    </message>
    <message>
        <source>Changed details</source>
        <translation>Cambió datos</translation>
    </message>
    <message>
        <source>Changed people</source>
        <translation>Cambió personas</translation>
    </message>
    <message>
        <source>Changed the address of a household</source>
        <translation>Cambió la dirección de un hogar</translation>
    </message>
    <message>
        <source>Checked in from a visit</source>
        <translation>Dio señal de vida desde una visita</translation>
    </message>
    <message>
        <source>Checked somebody in</source>
        <translation>Registró la llegada de alguien</translation>
    </message>
    <message>
        <source>Checked the audit trail</source>
        <translation>Comprobó el registro de auditoría</translation>
    </message>
    <message>
        <source>Closed a case</source>
        <translation>Cerró un caso</translation>
    </message>
    <message>
        <source>Closed a referral</source>
        <translation>Cerró una derivación</translation>
    </message>
    <message>
        <source>Contacts and visits</source>
        <translation>Contactos y visitas</translation>
    </message>
    <message>
        <source>Corrected a contact</source>
        <translation>Corrigió un contacto</translation>
    </message>
    <message>
        <source>Corrected a note</source>
        <translation>Corrigió una nota</translation>
    </message>
    <message>
        <source>Corrected somebody’s details</source>
        <translation>Corrigió datos de una persona</translation>
    </message>
    <message>
        <source>Declined to take a case over</source>
        <translation>No aceptó hacerse cargo de un caso</translation>
    </message>
    <message>
        <source>Dropped a task</source>
        <translation>Descartó una tarea</translation>
    </message>
    <message>
        <source>Ended a warning</source>
        <translation>Dio por terminado un aviso</translation>
    </message>
    <message>
        <source>Ended an escalation</source>
        <translation>Dio por terminado el paso a un nivel superior</translation>
    </message>
    <message>
        <source>Ended one of somebody’s details</source>
        <translation>Dio por terminado un dato de una persona</translation>
    </message>
    <message>
        <source>Ended who belongs to whom</source>
        <translation>Dio por terminada una relación</translation>
    </message>
    <message>
        <source>Erased a document</source>
        <translation>Borró un documento</translation>
    </message>
    <message>
        <source>Erased a person</source>
        <translation>Borró a una persona</translation>
    </message>
    <message>
        <source>Escalated a case</source>
        <translation>Pasó un caso a un nivel superior</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportó</translation>
    </message>
    <message>
        <source>Exported the audit trail</source>
        <translation>Exportó el registro de auditoría</translation>
    </message>
    <message>
        <source>Extended a deadline</source>
        <translation>Amplió un plazo</translation>
    </message>
    <message>
        <source>Filled in facts of a case</source>
        <translation>Rellenó datos de un caso</translation>
    </message>
    <message>
        <source>Finished a contact at the counter</source>
        <translation>Terminó un contacto en ventanilla</translation>
    </message>
    <message>
        <source>Finished a task</source>
        <translation>Terminó una tarea</translation>
    </message>
    <message>
        <source>Finished with somebody at the counter</source>
        <translation>Terminó de atender a alguien en ventanilla</translation>
    </message>
    <message>
        <source>Found nobody home</source>
        <translation>No encontró a nadie en casa</translation>
    </message>
    <message>
        <source>Gave a case to an officer</source>
        <translation>Asignó un caso a un profesional</translation>
    </message>
    <message>
        <source>Gave a visit to an officer</source>
        <translation>Asignó una visita a un profesional</translation>
    </message>
    <message>
        <source>Gave an answer</source>
        <translation>Dio una respuesta</translation>
    </message>
    <message>
        <source>Gave final numbers</source>
        <translation>Asignó números definitivos</translation>
    </message>
    <message>
        <source>Gave tasks to somebody else</source>
        <translation>Pasó tareas a otra persona</translation>
    </message>
    <message>
        <source>Gave visits and appointments back</source>
        <translation>Devolvió visitas y citas</translation>
    </message>
    <message>
        <source>Heard that a referral was taken up</source>
        <translation>Supo que se aceptó una derivación</translation>
    </message>
    <message>
        <source>Helped somebody at the counter</source>
        <translation>Atendió a alguien en ventanilla</translation>
    </message>
    <message>
        <source>Left a conflict as it stands</source>
        <translation>Dejó un conflicto como está</translation>
    </message>
    <message>
        <source>Let a task wait</source>
        <translation>Dejó una tarea a la espera</translation>
    </message>
    <message>
        <source>Lifted a legal hold</source>
        <translation>Levantó una retención legal</translation>
    </message>
    <message>
        <source>Locked this profile</source>
        <translation>Bloqueó este perfil</translation>
    </message>
    <message>
        <source>Looked at a list of cases</source>
        <translation>Consultó una lista de casos</translation>
    </message>
    <message>
        <source>Looked at something</source>
        <translation>Consultó algo</translation>
    </message>
    <message>
        <source>Made a backup</source>
        <translation>Hizo una copia de seguridad</translation>
    </message>
    <message>
        <source>Made a report</source>
        <translation>Hizo un informe</translation>
    </message>
    <message>
        <source>Made one record two again</source>
        <translation>Volvió a separar una ficha en dos</translation>
    </message>
    <message>
        <source>Made two records one</source>
        <translation>Unió dos fichas en una</translation>
    </message>
    <message>
        <source>Met a deadline</source>
        <translation>Cumplió un plazo</translation>
    </message>
    <message>
        <source>Moved a case to another stage</source>
        <translation>Movió un caso a otra fase</translation>
    </message>
    <message>
        <source>Moved a visit</source>
        <translation>Cambió la fecha de una visita</translation>
    </message>
    <message>
        <source>Moved an appointment</source>
        <translation>Cambió la fecha de una cita</translation>
    </message>
    <message>
        <source>Noted that somebody did not come</source>
        <translation>Anotó que alguien no vino</translation>
    </message>
    <message>
        <source>Noted that somebody waiting had left</source>
        <translation>Anotó que alguien en espera se fue</translation>
    </message>
    <message>
        <source>Opened a case</source>
        <translation>Abrió un caso</translation>
    </message>
    <message>
        <source>Opened a document</source>
        <translation>Abrió un documento</translation>
    </message>
    <message>
        <source>Opened a new case</source>
        <translation>Abrió un caso nuevo</translation>
    </message>
    <message>
        <source>Opened the record</source>
        <translation>Abrió la ficha o el caso</translation>
    </message>
    <message>
        <source>Planned a cancelled visit again</source>
        <translation>Volvió a planificar una visita anulada</translation>
    </message>
    <message>
        <source>Planned a task</source>
        <translation>Planificó una tarea</translation>
    </message>
    <message>
        <source>Planned a visit</source>
        <translation>Planificó una visita</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimió</translation>
    </message>
    <message>
        <source>Printed or exported</source>
        <translation>Imprimió o exportó</translation>
    </message>
    <message>
        <source>Promised a date</source>
        <translation>Prometió una fecha</translation>
    </message>
    <message>
        <source>Published directory and answers</source>
        <translation>Publicó el directorio y las respuestas</translation>
    </message>
    <message>
        <source>Put a case on hold</source>
        <translation>Puso un caso en pausa</translation>
    </message>
    <message>
        <source>Put a case under legal hold</source>
        <translation>Puso un caso bajo retención legal</translation>
    </message>
    <message>
        <source>Put off a task</source>
        <translation>Aplazó una tarea</translation>
    </message>
    <message>
        <source>Recorded a contact</source>
        <translation>Registró un contacto</translation>
    </message>
    <message>
        <source>Recorded a visit</source>
        <translation>Registró una visita</translation>
    </message>
    <message>
        <source>Reviewed a broken glass</source>
        <translation>Revisó un acceso de urgencia</translation>
    </message>
    <message>
        <source>Reviewed a warning</source>
        <translation>Revisó un aviso</translation>
    </message>
    <message>
        <source>Said how urgent cases are</source>
        <translation>Indicó la urgencia de casos</translation>
    </message>
    <message>
        <source>Said that two records are two people</source>
        <translation>Indicó que dos fichas son de dos personas</translation>
    </message>
    <message>
        <source>Said who is waiting</source>
        <translation>Indicó quién espera</translation>
    </message>
    <message>
        <source>Said whom a contact was with</source>
        <translation>Indicó con quién fue un contacto</translation>
    </message>
    <message>
        <source>Saw somebody with an appointment</source>
        <translation>Atendió una cita</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Buscó</translation>
    </message>
    <message>
        <source>Sent a referral</source>
        <translation>Envió una derivación</translation>
    </message>
    <message>
        <source>Sent a request back</source>
        <translation>Devolvió una solicitud</translation>
    </message>
    <message>
        <source>Sent somebody to another queue</source>
        <translation>Envió a alguien a otra cola</translation>
    </message>
    <message>
        <source>Set out for a visit</source>
        <translation>Se puso en camino a una visita</translation>
    </message>
    <message>
        <source>Settled a conflict</source>
        <translation>Resolvió un conflicto</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>Something on this device</source>
        <translation>Algo en este dispositivo</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Este dispositivo</translation>
    </message>
    <message>
        <source>This profile was not opened</source>
        <translation>Este perfil no se abrió</translation>
    </message>
    <message>
        <source>Took a case over</source>
        <translation>Se hizo cargo de un caso</translation>
    </message>
    <message>
        <source>Took a person out of a case</source>
        <translation>Quitó a una persona de un caso</translation>
    </message>
    <message>
        <source>Took back a contact</source>
        <translation>Retiró un contacto</translation>
    </message>
    <message>
        <source>Took back that two records are two people</source>
        <translation>Retiró que dos fichas son de dos personas</translation>
    </message>
    <message>
        <source>Took in somebody at the counter</source>
        <translation>Recibió a alguien en ventanilla</translation>
    </message>
    <message>
        <source>Took in the agency’s settings</source>
        <translation>Cargó los ajustes de la entidad</translation>
    </message>
    <message>
        <source>Took out one of somebody’s details</source>
        <translation>Retiró un dato de una persona</translation>
    </message>
    <message>
        <source>Took somebody out of a household</source>
        <translation>Quitó a alguien de un hogar</translation>
    </message>
    <message>
        <source>Took up a case again</source>
        <translation>Retomó un caso</translation>
    </message>
    <message>
        <source>Took up a task again</source>
        <translation>Retomó una tarea</translation>
    </message>
    <message>
        <source>Took visits and appointments over</source>
        <translation>Se hizo cargo de visitas y citas</translation>
    </message>
    <message>
        <source>Unlocked this profile</source>
        <translation>Desbloqueó este perfil</translation>
    </message>
    <message>
        <source>Went on with a case</source>
        <translation>Continuó con un caso</translation>
    </message>
    <message>
        <source>Wrote a note</source>
        <translation>Escribió una nota</translation>
    </message>
    <message>
        <source>Wrote a referral</source>
        <translation>Escribió una derivación</translation>
    </message>
    <message>
        <source>Wrote down a consent</source>
        <translation>Anotó un consentimiento</translation>
    </message>
    <message>
        <source>Wrote down a contact</source>
        <translation>Anotó un contacto</translation>
    </message>
    <message>
        <source>Wrote down a death</source>
        <translation>Anotó un fallecimiento</translation>
    </message>
    <message>
        <source>Wrote down a move</source>
        <translation>Anotó un cambio de domicilio</translation>
    </message>
    <message>
        <source>Wrote down who belongs to whom</source>
        <translation>Anotó una relación</translation>
    </message>
    <message>
        <source>Wrote down who it is</source>
        <translation>Anotó quién es</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entrada</numerusform>
            <numerusform>%n entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Only an auditor exports the trail.</source>
        <translation>Solo auditoría exporta el registro.</translation>
    </message>
    <message>
        <source>The audit trail is in the file {name}</source>
        <translation>El registro de auditoría está en el archivo {name}</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole. %n entries were checked.</source>
        <translation>
            <numerusform>El registro de auditoría está íntegro. Se comprobó %n entrada.</numerusform>
            <numerusform>El registro de auditoría está íntegro. Se comprobaron %n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The check was stopped. Nothing was changed.</source>
        <translation>La comprobación se detuvo. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The newest {number}. Narrow the list to see older ones.</source>
        <translation>Las {number} más recientes. Acote la lista para ver otras anteriores.</translation>
    </message>
    <message>
        <source>This was not allowed.</source>
        <translation>Esto no estaba permitido.</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n entries checked so far</source>
        <translation>
            <numerusform>%n entrada comprobada hasta ahora</numerusform>
            <numerusform>%n entradas comprobadas hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>En cualquier momento</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>Check the trail</source>
        <translation>Comprobar el registro</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todo el mundo</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>Exportar el registro de auditoría</translation>
    </message>
    <message>
        <source>Export the trail</source>
        <translation>Exportar el registro</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>Aquí no hay nada.</translation>
    </message>
    <message>
        <source>Open what it is about</source>
        <translation>Abrir aquello de que trata</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Motivo indicado</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrarlo todo</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>Detener la comprobación</translation>
    </message>
    <message>
        <source>The trail could not be read.</source>
        <translation>No se ha podido leer el registro.</translation>
    </message>
    <message>
        <source>The trail is being checked</source>
        <translation>El registro se está comprobando</translation>
    </message>
    <message>
        <source>This entry leads to no person and no case that you may open.</source>
        <translation>Esta entrada no lleva a ninguna persona ni a ningún caso que usted pueda abrir.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What happened on this device, and every change that is known here.</source>
        <translation>Lo que pasó en este dispositivo y todos los cambios que aquí se conocen.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Quién hizo qué</translation>
    </message>
    <message>
        <source>Who read or changed {name}.</source>
        <translation>Quién leyó o cambió: {name}.</translation>
    </message>
    <message>
        <source>Widen the filters to see more.</source>
        <translation>Amplíe los filtros para ver más.</translation>
    </message>
</context>
<context>
    <name>BeginModel</name>
    <message>
        <source>Say by which name your colleagues know you.</source>
        <translation>Diga con qué nombre le conocen sus colegas.</translation>
    </message>
    <message>
        <source>Type or paste the code of your ticket.</source>
        <translation>Escriba o pegue el código de su tique.</translation>
    </message>
    <message>
        <source>{file} could not be read. Choose the ticket&apos;s file, or paste the code.</source>
        <translation>No se ha podido leer {file}. Elija el archivo del tique o pegue el código.</translation>
    </message>
</context>
<context>
    <name>BookPanel</name>
    <message>
        <source>Book an appointment</source>
        <translation>Reservar una cita</translation>
    </message>
    <message>
        <source>Book appointment</source>
        <translation>Reservar cita</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>¿De qué se trata?</translation>
    </message>
    <message>
        <source>Who?</source>
        <translation>¿Quién?</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation>¿Con quién?</translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Menu of all commands</source>
        <translation>Menú con todos los comandos</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Days of the month</source>
        <translation>Días del mes</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mes siguiente</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Mes anterior</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>Call kept</source>
        <translation>Llamada guardada</translation>
    </message>
    <message>
        <source>Call to {service}</source>
        <translation>Llamada a {service}</translation>
    </message>
    <message>
        <source>Call {service}</source>
        <translation>Llamar a {service}</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>No respondió nadie</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Localizado</translation>
    </message>
    <message>
        <source>Save call</source>
        <translation>Guardar llamada</translation>
    </message>
    <message>
        <source>The call is kept with {name}.</source>
        <translation>La llamada se guarda con {name}.</translation>
    </message>
    <message>
        <source>What came of the call?</source>
        <translation>¿Cuál fue el resultado de la llamada?</translation>
    </message>
    <message>
        <source>What was said?</source>
        <translation>¿Qué se dijo?</translation>
    </message>
    <message>
        <source>Write in a word or two what was said.</source>
        <translation>Escriba en una o dos palabras qué se dijo.</translation>
    </message>
</context>
<context>
    <name>CancelPanel</name>
    <message>
        <source>Cancel appointment</source>
        <translation>Anular cita</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Mantenerla</translation>
    </message>
    <message>
        <source>Say why it is cancelled.</source>
        <translation>Diga por qué se anula.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>Accept handover</source>
        <translation>Aceptar el traspaso</translation>
    </message>
    <message>
        <source>Add deadline</source>
        <translation>Añadir plazo</translation>
    </message>
    <message>
        <source>Add person to the case</source>
        <translation>Añadir persona al caso</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Añadir etiqueta</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Añadir tarea</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Assign case</source>
        <translation>Asignar caso</translation>
    </message>
    <message>
        <source>Attach document</source>
        <translation>Adjuntar documento</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Case steps</source>
        <translation>Tramitación</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>Cambiar título</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>Cerrar caso</translation>
    </message>
    <message>
        <source>Decline handover</source>
        <translation>No aceptar el traspaso</translation>
    </message>
    <message>
        <source>Do the main action</source>
        <translation>Hacer la acción principal</translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation>Terminar el paso a un nivel superior</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Pasar a un nivel superior</translation>
    </message>
    <message>
        <source>Fill in facts</source>
        <translation>Rellenar datos</translation>
    </message>
    <message>
        <source>Finish task and plan next</source>
        <translation>Terminar la tarea y planificar la siguiente</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Traspasar</translation>
    </message>
    <message>
        <source>It may belong to another territory. Its supervisor can help.</source>
        <translation>Puede que pertenezca a otro territorio. Su supervisión puede ayudar.</translation>
    </message>
    <message>
        <source>Lift legal hold</source>
        <translation>Levantar la retención legal</translation>
    </message>
    <message>
        <source>Link to another case</source>
        <translation>Enlazar con otro caso</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimir justificante</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Put under legal hold</source>
        <translation>Poner bajo retención legal</translation>
    </message>
    <message>
        <source>Refer to a service</source>
        <translation>Derivar a un servicio</translation>
    </message>
    <message>
        <source>Reopen case</source>
        <translation>Reabrir caso</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Say why, so that whoever reads this later understands it.</source>
        <translation>Diga por qué, para que lo entienda quien lo lea más tarde.</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Take over visits and appointments</source>
        <translation>Hacerse cargo de visitas y citas</translation>
    </message>
    <message>
        <source>Tell those who reported it</source>
        <translation>Avisar a quienes lo comunicaron</translation>
    </message>
    <message>
        <source>This case could not be read</source>
        <translation>No se ha podido leer este caso</translation>
    </message>
    <message>
        <source>This case is not on this device</source>
        <translation>Este caso no está en este dispositivo</translation>
    </message>
    <message>
        <source>This case is not open to you</source>
        <translation>Usted no tiene acceso a este caso</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Este caso</translation>
    </message>
    <message>
        <source>Urgency: {word}</source>
        <translation>Urgencia: {word}</translation>
    </message>
    <message>
        <source>What was saved is still there. Try again.</source>
        <translation>Lo guardado sigue ahí. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Quién responde de él</translation>
    </message>
    <message>
        <source>Who read or changed this</source>
        <translation>Quién leyó o cambió esto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>“28 Nov”, “tomorrow”; empty: no date</source>
        <translation>«28 nov», «mañana»; vacío: sin fecha</translation>
    </message>
</context>
<context>
    <name>CaseActivity</name>
    <message>
        <source>Asked by {name}</source>
        <translation>Lo pidió {name}</translation>
    </message>
    <message>
        <source>Closed: {outcome}</source>
        <translation>Cerrado: {outcome}</translation>
    </message>
    <message>
        <source>Contact saved</source>
        <translation>Contacto guardado</translation>
    </message>
    <message>
        <source>Correction saved</source>
        <translation>Corrección guardada</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Paso a un nivel superior</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos del caso</translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation>Tipo de caso</translation>
    </message>
    <message>
        <source>Linked cases</source>
        <translation>Casos enlazados</translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation>Nota guardada</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number until it is final</source>
        <translation>Número hasta que sea definitivo</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Reason to hold</source>
        <translation>Motivo de la pausa</translation>
    </message>
    <message>
        <source>Say what was wrong, so that whoever reads this later understands it.</source>
        <translation>Diga qué estaba mal, para que lo entienda quien lo lea más tarde.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>There is nothing in this note yet.</source>
        <translation>En esta nota no hay nada todavía.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Write what the note should say.</source>
        <translation>Escriba qué debe decir la nota.</translation>
    </message>
    <message>
        <source>decided by {name}, {moment}</source>
        <translation>decidido por {name}, {moment}</translation>
    </message>
    <message>
        <source>{field} changed from {before} to {after}</source>
        <translation>{field}: de {before} a {after}</translation>
    </message>
    <message>
        <source>{field} set to {after}</source>
        <translation>{field}: {after}</translation>
    </message>
    <message>
        <source>{field} taken out: {before}</source>
        <translation>{field}: se quitó {before}</translation>
    </message>
</context>
<context>
    <name>CaseBars</name>
    <message numerus="yes">
        <source>%n new pictures in the camera folder</source>
        <translation>
            <numerusform>%n imagen nueva en la carpeta de la cámara</numerusform>
            <numerusform>%n imágenes nuevas en la carpeta de la cámara</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Add to this case</source>
        <translation>Añadir a este caso</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Asked by {name}, {moment}.</source>
        <translation>Lo pide {name}, {moment}.</translation>
    </message>
    <message>
        <source>Changed by someone else</source>
        <translation>Cambiado por otra persona</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>No aceptar</translation>
    </message>
    <message>
        <source>Handover waits</source>
        <translation>Traspaso pendiente</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>Estas no</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Sent back: {title}</source>
        <translation>Devuelta: {title}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>What you typed stays.</source>
        <translation>Lo escrito se conserva.</translation>
    </message>
</context>
<context>
    <name>CaseCharge</name>
    <message>
        <source>Ask for handover</source>
        <translation>Pedir traspaso</translation>
    </message>
    <message>
        <source>Asked for handover</source>
        <translation>Traspaso pedido</translation>
    </message>
    <message>
        <source>Case escalated</source>
        <translation>El caso pasa a un nivel superior</translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation>Terminar el paso a un nivel superior</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Pasar a un nivel superior</translation>
    </message>
    <message>
        <source>Escalate case</source>
        <translation>Pasar el caso a un nivel superior</translation>
    </message>
    <message>
        <source>Escalation ended</source>
        <translation>Terminado el paso a un nivel superior</translation>
    </message>
    <message>
        <source>Hand over case</source>
        <translation>Traspasar caso</translation>
    </message>
    <message>
        <source>Handover declined. The owner stays.</source>
        <translation>Traspaso no aceptado. Sigue el mismo responsable.</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>It is looked at before others, one level higher.</source>
        <translation>Se atiende antes que otros, un nivel más arriba.</translation>
    </message>
    <message>
        <source>Not among the documents: {papers}.</source>
        <translation>No está entre los documentos: {papers}.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>El día</translation>
    </message>
    <message>
        <source>Say from which day.</source>
        <translation>Diga desde qué día.</translation>
    </message>
    <message>
        <source>Say what settled it.</source>
        <translation>Diga cómo se resolvió.</translation>
    </message>
    <message>
        <source>Still to be done: {tasks}.</source>
        <translation>Por hacer todavía: {tasks}.</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>The case is yours now</source>
        <translation>El caso es suyo ahora</translation>
    </message>
    <message>
        <source>There is no summary yet.</source>
        <translation>Todavía no hay resumen.</translation>
    </message>
    <message>
        <source>This device knows no colleague yet. They come with the next sending.</source>
        <translation>En este dispositivo no hay todavía ningún colega. Llegarán con el próximo envío.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>To {name}, {day}. Until it is accepted, the owner stays.</source>
        <translation>A {name}, {day}. Hasta que se acepte, sigue el mismo responsable.</translation>
    </message>
    <message>
        <source>Until they accept, the case keeps its owner.</source>
        <translation>Hasta que lo acepten, el caso conserva su responsable.</translation>
    </message>
    <message>
        <source>Urgency: {word}</source>
        <translation>Urgencia: {word}</translation>
    </message>
    <message>
        <source>Visits not recorded yet: {days}.</source>
        <translation>Visitas sin registrar todavía: {days}.</translation>
    </message>
    <message>
        <source>What settled it</source>
        <translation>Cómo se resolvió</translation>
    </message>
    <message>
        <source>You have taken the case over</source>
        <translation>Usted se ha hecho cargo del caso</translation>
    </message>
    <message>
        <source>no day said</source>
        <translation>sin día indicado</translation>
    </message>
    <message>
        <source>“28 Nov”, “tomorrow”</source>
        <translation>«28 nov», «mañana»</translation>
    </message>
</context>
<context>
    <name>CaseDates</name>
    <message numerus="yes">
        <source>%n visits and appointments are yours now</source>
        <translation>
            <numerusform>%n visita o cita es ahora suya</numerusform>
            <numerusform>%n visitas y citas son ahora suyas</numerusform>
        </translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
</context>
<context>
    <name>CaseDeadlines</name>
    <message numerus="yes">
        <source>%n working days left</source>
        <translation>
            <numerusform>Queda %n día hábil</numerusform>
            <numerusform>Quedan %n días hábiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days over</source>
        <translation>
            <numerusform>%n día hábil de retraso</numerusform>
            <numerusform>%n días hábiles de retraso</numerusform>
        </translation>
    </message>
    <message>
        <source>Add deadline</source>
        <translation>Añadir plazo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Para el</translation>
    </message>
    <message>
        <source>By how many days</source>
        <translation>Cuántos días</translation>
    </message>
    <message>
        <source>Deadline added</source>
        <translation>Plazo añadido</translation>
    </message>
    <message>
        <source>Deadline met</source>
        <translation>Plazo cumplido</translation>
    </message>
    <message>
        <source>Deadline moved</source>
        <translation>Plazo movido</translation>
    </message>
    <message>
        <source>Legal limit</source>
        <translation>Límite legal</translation>
    </message>
    <message>
        <source>Move deadline</source>
        <translation>Mover plazo</translation>
    </message>
    <message>
        <source>Move “{title}”</source>
        <translation>Mover «{title}»</translation>
    </message>
    <message>
        <source>On which ground</source>
        <translation>Con qué fundamento</translation>
    </message>
    <message>
        <source>Our own standard</source>
        <translation>Norma propia</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Promesa</translation>
    </message>
    <message>
        <source>Save deadline</source>
        <translation>Guardar plazo</translation>
    </message>
    <message>
        <source>Say by when: a day, or a day and a time.</source>
        <translation>Diga para cuándo: un día, o un día y una hora.</translation>
    </message>
    <message>
        <source>Say what is promised.</source>
        <translation>Diga qué se promete.</translation>
    </message>
    <message>
        <source>The clock is paused</source>
        <translation>El plazo está en pausa</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>Qué se promete</translation>
    </message>
    <message>
        <source>Write by how many days, as a figure.</source>
        <translation>Escriba en cifras cuántos días.</translation>
    </message>
    <message numerus="yes">
        <source>moved %n times</source>
        <translation>
            <numerusform>movido %n vez</numerusform>
            <numerusform>movido %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} due {day}</source>
        <translation>{title} vence: {day}</translation>
    </message>
    <message>
        <source>{title} paused</source>
        <translation>{title} en pausa</translation>
    </message>
    <message>
        <source>{title} was due {day}</source>
        <translation>{title} vencía: {day}</translation>
    </message>
    <message>
        <source>“28 Nov”, “tomorrow 14:30”</source>
        <translation>«28 nov», «mañana 14:30»</translation>
    </message>
</context>
<context>
    <name>CaseField</name>
    <message>
        <source>Number or title</source>
        <translation>Número o título</translation>
    </message>
</context>
<context>
    <name>CaseFoot</name>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>En un nivel superior</translation>
    </message>
    <message>
        <source>Handover waits</source>
        <translation>Traspaso pendiente</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Retención legal</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>More for this case</source>
        <translation>Más para este caso</translation>
    </message>
    <message>
        <source>Open the page of {name}</source>
        <translation>Abrir la página de {name}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message numerus="yes">
        <source>%n cases are now: {urgency}</source>
        <translation>
            <numerusform>%n caso ahora tiene urgencia: {urgency}</numerusform>
            <numerusform>%n casos ahora tienen urgencia: {urgency}</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>Ya no está aquí</translation>
    </message>
</context>
<context>
    <name>CaseNotices</name>
    <message numerus="yes">
        <source>%n notices planned</source>
        <translation>
            <numerusform>%n aviso planificado</numerusform>
            <numerusform>%n avisos planificados</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell {name} that {number} is settled ({way}: {reach})</source>
        <translation>Avisar a {name} de que {number} está resuelto ({way}: {reach})</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Approve “{title}”?</source>
        <translation>¿Aprobar «{title}»?</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mis casos</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Tasks and activity</source>
        <translation>Tareas y actividad</translation>
    </message>
    <message>
        <source>There is no task to finish.</source>
        <translation>No hay ninguna tarea que terminar.</translation>
    </message>
    <message>
        <source>{case}. Work on the case goes on at once, and this cannot be taken back.</source>
        <translation>{case}. El trabajo en el caso sigue enseguida y esto no se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>CasePapers</name>
    <message>
        <source>Coming</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Sin descargar</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún sin enviar</translation>
    </message>
</context>
<context>
    <name>CasePart</name>
    <message>
        <source>A supervisor of the territory can do this.</source>
        <translation>Esto puede hacerlo supervisión del territorio.</translation>
    </message>
    <message>
        <source>The page is still being read.</source>
        <translation>La página todavía se está cargando.</translation>
    </message>
    <message>
        <source>This case is closed. Reopen it first, saying why.</source>
        <translation>Este caso está cerrado. Reábralo primero, diciendo por qué.</translation>
    </message>
    <message>
        <source>This is not yours to change. Write a note for those who can.</source>
        <translation>No le corresponde cambiar esto. Escriba una nota para quien sí puede.</translation>
    </message>
</context>
<context>
    <name>CaseParts</name>
    <message>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>Add person to the case</source>
        <translation>Añadir persona al caso</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Añadir etiqueta</translation>
    </message>
    <message>
        <source>As</source>
        <translation>En calidad de</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Case linked</source>
        <translation>Caso enlazado</translation>
    </message>
    <message>
        <source>Cases of this kind have no further facts.</source>
        <translation>Los casos de este tipo no tienen más datos.</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>Cambiar título</translation>
    </message>
    <message>
        <source>Choose the person. Type a name or a number, then press Enter.</source>
        <translation>Elija a la persona. Escriba un nombre o un número y pulse Intro.</translation>
    </message>
    <message>
        <source>Facts of the case</source>
        <translation>Datos del caso</translation>
    </message>
    <message>
        <source>Facts saved</source>
        <translation>Datos guardados</translation>
    </message>
    <message>
        <source>How they belong together</source>
        <translation>Qué relación tienen</translation>
    </message>
    <message>
        <source>Legal hold lifted</source>
        <translation>Retención legal levantada</translation>
    </message>
    <message>
        <source>Lift legal hold</source>
        <translation>Levantar la retención legal</translation>
    </message>
    <message>
        <source>Link case</source>
        <translation>Enlazar caso</translation>
    </message>
    <message>
        <source>Link to another case</source>
        <translation>Enlazar con otro caso</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Persona añadida</translation>
    </message>
    <message>
        <source>Put under legal hold</source>
        <translation>Poner bajo retención legal</translation>
    </message>
    <message>
        <source>Save facts</source>
        <translation>Guardar datos</translation>
    </message>
    <message>
        <source>Save title</source>
        <translation>Guardar título</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Tag added</source>
        <translation>Etiqueta añadida</translation>
    </message>
    <message>
        <source>Tag taken away: {word}</source>
        <translation>Etiqueta quitada: {word}</translation>
    </message>
    <message>
        <source>The case is not erased, also when its time has come, until the hold is lifted.</source>
        <translation>El caso no se borra, aunque llegue su momento, hasta que se levante la retención.</translation>
    </message>
    <message>
        <source>The people of this case have no other case that you can see.</source>
        <translation>Las personas de este caso no tienen otro caso que usted pueda ver.</translation>
    </message>
    <message>
        <source>The same matter</source>
        <translation>El mismo asunto</translation>
    </message>
    <message>
        <source>This is an appeal against it</source>
        <translation>Este es un recurso contra él</translation>
    </message>
    <message>
        <source>This one follows it</source>
        <translation>Este le sigue</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Title changed</source>
        <translation>Título cambiado</translation>
    </message>
    <message>
        <source>Under legal hold now</source>
        <translation>Ahora está bajo retención legal</translation>
    </message>
    <message>
        <source>Write a word.</source>
        <translation>Escriba una palabra.</translation>
    </message>
    <message>
        <source>Write what the case is called.</source>
        <translation>Escriba cómo se llama el caso.</translation>
    </message>
    <message>
        <source>{name} is no longer part of the case</source>
        <translation>{name} ya no forma parte del caso</translation>
    </message>
    <message>
        <source>{name} is no longer part of the case. Their record stays closely kept.</source>
        <translation>{name} ya no forma parte del caso. Su ficha sigue con reserva.</translation>
    </message>
</context>
<context>
    <name>CasePreview</name>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Choose a case in the list to see it here.</source>
        <translation>Elija un caso de la lista para verlo aquí.</translation>
    </message>
    <message>
        <source>Chosen case</source>
        <translation>Caso elegido</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>Ningún caso elegido</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>What is holding it</source>
        <translation>Qué lo detiene</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message numerus="yes">
        <source>%n more documents</source>
        <translation>
            <numerusform>%n documento más</numerusform>
            <numerusform>%n documentos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Plazos</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Details, deadlines, documents and people</source>
        <translation>Datos, plazos, documentos y personas</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>En un nivel superior</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos del caso</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Traspaso</translation>
    </message>
    <message>
        <source>How it was reckoned</source>
        <translation>Cómo se calculó</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Retención legal</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlazar</translation>
    </message>
    <message>
        <source>Linked cases</source>
        <translation>Casos enlazados</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cumplido</translation>
    </message>
    <message>
        <source>Missing for the next stage</source>
        <translation>Falta para la fase siguiente</translation>
    </message>
    <message>
        <source>Move with a reason</source>
        <translation>Mover con un motivo</translation>
    </message>
    <message>
        <source>No documents yet.</source>
        <translation>Todavía no hay documentos.</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Nadie todavía.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Ninguno.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Aún no se sabe</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>Aún sin registrar</translation>
    </message>
    <message>
        <source>Nothing is due by a date.</source>
        <translation>No hay ningún vencimiento con fecha.</translation>
    </message>
    <message>
        <source>Open the page of {name}</source>
        <translation>Abrir la página de {name}</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Comunicado por</translation>
    </message>
    <message>
        <source>Say that it is met</source>
        <translation>Marcar como cumplido</translation>
    </message>
    <message>
        <source>Someone you may not see</source>
        <translation>Alguien que usted no puede ver</translation>
    </message>
    <message>
        <source>Still with {name}</source>
        <translation>Todavía a cargo de {name}</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Hacerse cargo de ella</translation>
    </message>
    <message>
        <source>Take out of the case</source>
        <translation>Quitar del caso</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Hacerse cargo</translation>
    </message>
    <message>
        <source>Take tag away</source>
        <translation>Quitar la etiqueta</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Visits and appointments</source>
        <translation>Visitas y citas</translation>
    </message>
</context>
<context>
    <name>CaseTablePage</name>
    <message>
        <source>Choose a case in the list first.</source>
        <translation>Elija primero un caso de la lista.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Exportar lista…</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Say how urgent</source>
        <translation>Indicar la urgencia</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
</context>
<context>
    <name>CaseTasks</name>
    <message>
        <source>Add task</source>
        <translation>Añadir tarea</translation>
    </message>
    <message>
        <source>Cannot start yet</source>
        <translation>No puede empezar todavía</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>Hecha: {day}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Finish and plan</source>
        <translation>Terminar y planificar</translation>
    </message>
    <message>
        <source>Finish “{title}” and plan the next</source>
        <translation>Terminar «{title}» y planificar la siguiente</translation>
    </message>
    <message>
        <source>From the stage {stage}</source>
        <translation>De la fase {stage}</translation>
    </message>
    <message>
        <source>Give up task</source>
        <translation>Renunciar a la tarea</translation>
    </message>
    <message>
        <source>Give up “{title}”</source>
        <translation>Renunciar a «{title}»</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Nueva fecha</translation>
    </message>
    <message numerus="yes">
        <source>Opens when %n other tasks are done.</source>
        <translation>
            <numerusform>Se abre cuando esté hecha %n tarea más.</numerusform>
            <numerusform>Se abre cuando estén hechas otras %n tareas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Opcional</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Put off “{title}”</source>
        <translation>Aplazar «{title}»</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save task</source>
        <translation>Guardar tarea</translation>
    </message>
    <message>
        <source>Saved what the task waits for</source>
        <translation>Se guardó qué espera la tarea</translation>
    </message>
    <message>
        <source>Say the new day.</source>
        <translation>Diga la nueva fecha.</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>Diga qué hay que hacer.</translation>
    </message>
    <message>
        <source>Say what it waits for.</source>
        <translation>Diga qué se espera.</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>Tarea añadida</translation>
    </message>
    <message>
        <source>Task finished, and the next one planned</source>
        <translation>Tarea terminada y la siguiente planificada</translation>
    </message>
    <message>
        <source>Task finished: {title}</source>
        <translation>Tarea terminada: {title}</translation>
    </message>
    <message>
        <source>Task given up</source>
        <translation>Se renunció a la tarea</translation>
    </message>
    <message>
        <source>Task put off</source>
        <translation>Tarea aplazada</translation>
    </message>
    <message>
        <source>Task taken up again: {title}</source>
        <translation>Tarea retomada: {title}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for: {what}</source>
        <translation>A la espera de: {what}</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What is done next</source>
        <translation>Qué se hace después</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Qué hay que hacer</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Qué se espera</translation>
    </message>
    <message>
        <source>“28 Nov”, “tomorrow”</source>
        <translation>«28 nov», «mañana»</translation>
    </message>
    <message>
        <source>“{title}” waits</source>
        <translation>«{title}» queda a la espera</translation>
    </message>
</context>
<context>
    <name>CaseWay</name>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Pedir aprobación</translation>
    </message>
    <message>
        <source>Asked for approval</source>
        <translation>Aprobación pedida</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>Caso cerrado</translation>
    </message>
    <message>
        <source>Case reopened</source>
        <translation>Caso reabierto</translation>
    </message>
    <message>
        <source>Cases of this kind are never put on hold.</source>
        <translation>Los casos de este tipo no se ponen nunca en pausa.</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>Cerrar caso</translation>
    </message>
    <message>
        <source>Closed by mistake, taken back at once</source>
        <translation>Cerrado por error, deshecho al momento</translation>
    </message>
    <message>
        <source>Deadlines that stand still for this reason are paused.</source>
        <translation>Los plazos que se detienen por este motivo quedan en pausa.</translation>
    </message>
    <message>
        <source>Decide: {title}</source>
        <translation>Decidir: {title}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Everything for the next step is there.</source>
        <translation>Está todo listo para el paso siguiente.</translation>
    </message>
    <message>
        <source>For whoever decides</source>
        <translation>Para quien decide</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>Leave this form and finish them, or give them up with a reason. Then close the case.</source>
        <translation>Salga de este formulario y termínelas, o renuncie a ellas con un motivo. Después cierre el caso.</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Hace falta para el</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Put case on hold</source>
        <translation>Poner el caso en pausa</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reopen case</source>
        <translation>Reabrir caso</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Say what is missing or wrong, so that it can be put right.</source>
        <translation>Diga qué falta o está mal, para que se pueda corregir.</translation>
    </message>
    <message>
        <source>Say what is to be decided.</source>
        <translation>Diga qué hay que decidir.</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Send back “{title}”</source>
        <translation>Devolver «{title}»</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Sent for approval</source>
        <translation>Enviado para aprobación</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>Mostrar solicitud</translation>
    </message>
    <message>
        <source>Show what is missing</source>
        <translation>Mostrar lo que falta</translation>
    </message>
    <message>
        <source>Still to be done: {tasks}.</source>
        <translation>Por hacer todavía: {tasks}.</translation>
    </message>
    <message>
        <source>The case goes on</source>
        <translation>El caso sigue</translation>
    </message>
    <message>
        <source>The case is in the stage {stage} now</source>
        <translation>El caso está ahora en la fase {stage}</translation>
    </message>
    <message>
        <source>The case is on hold</source>
        <translation>El caso está en pausa</translation>
    </message>
    <message>
        <source>This is the last stage.</source>
        <translation>Esta es la última fase.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation>Qué falta o está mal</translation>
    </message>
    <message>
        <source>What is to be decided</source>
        <translation>Qué hay que decidir</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Qué se espera</translation>
    </message>
    <message>
        <source>What its stages only offered to do is dropped. A closed case can be reopened.</source>
        <translation>Se descarta lo que sus fases solo ofrecían hacer. Un caso cerrado se puede reabrir.</translation>
    </message>
    <message numerus="yes">
        <source>{first} And %n more.</source>
        <translation>
            <numerusform>{first} Y %n más.</numerusform>
            <numerusform>{first} Y %n más.</numerusform>
        </translation>
    </message>
    <message>
        <source>{role} decides this. The facts of the case and its documents go along.</source>
        <translation>Lo decide: {role}. Los datos del caso y sus documentos van con la solicitud.</translation>
    </message>
    <message>
        <source>“28 Nov”; empty: until someone resumes it</source>
        <translation>«28 nov»; vacío: hasta que alguien lo reanude</translation>
    </message>
</context>
<context>
    <name>CaseWork</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Añadir tarea</translation>
    </message>
    <message>
        <source>Correct contact</source>
        <translation>Corregir contacto</translation>
    </message>
    <message>
        <source>Correct note</source>
        <translation>Corregir nota</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Finish and plan next</source>
        <translation>Terminar y planificar la siguiente</translation>
    </message>
    <message>
        <source>Finish task</source>
        <translation>Terminar tarea</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Renunciar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Log the first contact with Ctrl+N.</source>
        <translation>Registre el primer contacto con Ctrl+N.</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Todavía no hay cambios</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Todavía no hay notas</translation>
    </message>
    <message>
        <source>No tasks in this stage</source>
        <translation>No hay tareas en esta fase</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Todavía no ha pasado nada</translation>
    </message>
    <message>
        <source>Nothing is decided yet</source>
        <translation>Todavía no se ha decidido nada</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Requests and their answers appear here.</source>
        <translation>Aquí aparecen las solicitudes y sus respuestas.</translation>
    </message>
    <message>
        <source>Say what it waits for</source>
        <translation>Indicar qué se espera</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Tasks and activity</source>
        <translation>Tareas y actividad</translation>
    </message>
    <message>
        <source>Tasks in this stage</source>
        <translation>Tareas de esta fase</translation>
    </message>
    <message>
        <source>Write one in the line above.</source>
        <translation>Escriba una en la línea de arriba.</translation>
    </message>
    <message>
        <source>{done} of {count} done</source>
        <translation>Hechas: {done} de {count}</translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>Case opened</source>
        <translation>Caso abierto</translation>
    </message>
    <message>
        <source>Empty: the name of its kind</source>
        <translation>Vacío: el nombre de su tipo</translation>
    </message>
    <message>
        <source>I take this case</source>
        <translation>Me encargo de este caso</translation>
    </message>
    <message>
        <source>If it is about a place</source>
        <translation>Si se trata de un lugar</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Opened {date}</source>
        <translation>Abierto el {date}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De qué se trata</translation>
    </message>
    <message>
        <source>What it is about, in a few words</source>
        <translation>De qué se trata, en pocas palabras</translation>
    </message>
    <message>
        <source>What the contact says is filled in.</source>
        <translation>Lo que dice el contacto ya está escrito.</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Case, number or person</source>
        <translation>Caso, número o persona</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Cases given to you appear here, those due first at the top.</source>
        <translation>Aquí aparecen los casos que tiene asignados, primero los que antes vencen.</translation>
    </message>
    <message>
        <source>Chosen case</source>
        <translation>Caso elegido</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Due at any time</source>
        <translation>Cualquier plazo</translation>
    </message>
    <message>
        <source>Every owner</source>
        <translation>Todos los responsables</translation>
    </message>
    <message>
        <source>Every stage</source>
        <translation>Todas las fases</translation>
    </message>
    <message>
        <source>Every team</source>
        <translation>Todos los equipos</translation>
    </message>
    <message>
        <source>Every type</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mis casos</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Open a case from a person or from a contact.</source>
        <translation>Abra un caso desde una persona o desde un contacto.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>There are no cases here.</source>
        <translation>Aquí no hay casos.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>CasesTab</name>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation>Casos cerrados</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>No open case</source>
        <translation>Ningún caso abierto</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Casos abiertos</translation>
    </message>
    <message>
        <source>What begins now is kept in a new case.</source>
        <translation>Lo que empiece ahora se guarda en un caso nuevo.</translation>
    </message>
</context>
<context>
    <name>CloseDayPanel</name>
    <message numerus="yes">
        <source>%n people who still wait count as left before.</source>
        <translation>
            <numerusform>%n persona que aún espera cuenta como que se fue antes.</numerusform>
            <numerusform>%n personas que aún esperan cuentan como que se fueron antes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who were at a counter count as helped.</source>
        <translation>
            <numerusform>%n persona que estuvo en una ventanilla cuenta como atendida.</numerusform>
            <numerusform>%n personas que estuvieron en una ventanilla cuentan como atendidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Booked instead</source>
        <translation>Cita en su lugar</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Cerrar el día</translation>
    </message>
    <message>
        <source>Left before</source>
        <translation>Se fue antes</translation>
    </message>
    <message>
        <source>Nobody is here any more.</source>
        <translation>Ya no queda nadie.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>People helped</source>
        <translation>Personas atendidas</translation>
    </message>
    <message>
        <source>Served on average</source>
        <translation>Atención media</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Waited on average</source>
        <translation>Espera media</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Type it as it is printed. Small and capital letters, and spaces, make no difference.</source>
        <translation>Escríbalo como está impreso. Las mayúsculas, las minúsculas y los espacios dan igual.</translation>
    </message>
    <message>
        <source>Your printed code</source>
        <translation>Su código impreso</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Copy the code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ya lo he anotado</translation>
    </message>
    <message>
        <source>It opens your profile once when you have forgotten your passphrase. It is shown only now. Keep it on paper, apart from this device.</source>
        <translation>Abre su perfil una vez si olvida la frase de contraseña. Solo se muestra ahora. Guárdelo en papel, lejos de este dispositivo.</translation>
    </message>
    <message>
        <source>Write this code down</source>
        <translation>Anote este código</translation>
    </message>
</context>
<context>
    <name>ColleaguePanel</name>
    <message>
        <source>Colleagues</source>
        <translation>Colegas</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>Quién se encarga</translation>
    </message>
</context>
<context>
    <name>ColumnRows</name>
    <message numerus="yes">
        <source>%n more columns are left out.</source>
        <translation>
            <numerusform>%n columna más queda fuera.</numerusform>
            <numerusform>%n columnas más quedan fuera.</numerusform>
        </translation>
    </message>
    <message>
        <source>(no heading)</source>
        <translation>(sin encabezado)</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Por ejemplo</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Va a</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Dejar fuera</translation>
    </message>
    <message>
        <source>{column} goes into</source>
        <translation>{column} va a</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Not decided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>Dos versiones</translation>
    </message>
    <message>
        <source>Use all</source>
        <translation>Usar todo</translation>
    </message>
    <message>
        <source>Use everything of {side}</source>
        <translation>Usar todo de {side}</translation>
    </message>
    <message>
        <source>Write what is right</source>
        <translation>Escriba lo correcto</translation>
    </message>
    <message>
        <source>Write your own</source>
        <translation>Escribir otra cosa</translation>
    </message>
    <message>
        <source>Your own words for {field}</source>
        <translation>Sus propias palabras para {field}</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Attach a document</source>
        <translation>Adjuntar un documento</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>Log a phone call</source>
        <translation>Registrar una llamada</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>Registrar una visita</translation>
    </message>
    <message>
        <source>Log an e-mail</source>
        <translation>Registrar un correo</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Guardar nota</translation>
    </message>
    <message>
        <source>Write a note, or log a contact</source>
        <translation>Escriba una nota o registre un contacto</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Counter number</source>
        <translation>Número de ventanilla</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>How closely it is kept</source>
        <translation>Grado de reserva</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Profesional</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Derivación</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Relación</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Second officer</source>
        <translation>Segundo profesional</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Cómo se entra</translation>
    </message>
    <message>
        <source>Whose task</source>
        <translation>Responsable de la tarea</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>ConflictsModel</name>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n campo</numerusform>
            <numerusform>%n campos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a record in the list first.</source>
        <translation>Elija primero un elemento de la lista.</translation>
    </message>
    <message>
        <source>Decided this week</source>
        <translation>Decididos esta semana</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>Joined for you</source>
        <translation>Unido automáticamente</translation>
    </message>
    <message>
        <source>Saved: {title}. The other version stays in the history.</source>
        <translation>Guardado: {title}. La otra versión queda en el historial.</translation>
    </message>
    <message>
        <source>Say which is right: {fields}</source>
        <translation>Diga cuál es correcta: {fields}</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>These values are kept more closely. Somebody who works on the case can decide.</source>
        <translation>Estos valores se guardan con más reserva. Puede decidir alguien que trabaje en el caso.</translation>
    </message>
    <message>
        <source>This was decided already.</source>
        <translation>Esto ya se decidió.</translation>
    </message>
    <message>
        <source>Those who work on this, and their supervisor, can decide.</source>
        <translation>Pueden decidir quienes trabajan en esto y su supervisión.</translation>
    </message>
    <message>
        <source>Was empty or not known</source>
        <translation>Estaba vacío o no se sabía</translation>
    </message>
    <message>
        <source>Was {value}</source>
        <translation>Era {value}</translation>
    </message>
    <message>
        <source>Your decision is being saved.</source>
        <translation>Su decisión se está guardando.</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>de {name}</translation>
    </message>
    <message>
        <source>on another device</source>
        <translation>en otro dispositivo</translation>
    </message>
    <message>
        <source>on this device</source>
        <translation>en este dispositivo</translation>
    </message>
    <message>
        <source>written by you</source>
        <translation>escrito por usted</translation>
    </message>
    <message>
        <source>{name} is asked, until tomorrow</source>
        <translation>Se ha preguntado a {name}, hasta mañana</translation>
    </message>
    <message>
        <source>{name} – {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>{one} ({first}) and {other} ({second}) changed the same thing without seeing each other’s change. Nothing is lost – pick what is right.</source>
        <translation>{one} ({first}) y {other} ({second}) cambiaron lo mismo sin ver el cambio ajeno. No se ha perdido nada: elija lo que es correcto.</translation>
    </message>
    <message>
        <source>{what} · decided by {name}</source>
        <translation>{what} · decidido por {name}</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Changes to different things are joined by themselves.</source>
        <translation>Los cambios en cosas distintas se unen automáticamente.</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflicto</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflictos</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>Nothing needs a decision.</source>
        <translation>No hay nada que decidir.</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Abrir la ficha o el caso</translation>
    </message>
    <message>
        <source>Records with two versions</source>
        <translation>Elementos con dos versiones</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Guardar y pasar al siguiente</translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>No se ha podido leer la lista.</translation>
    </message>
    <message>
        <source>This record has no page of its own.</source>
        <translation>Esto no tiene página propia.</translation>
    </message>
    <message>
        <source>Two people changed the same thing</source>
        <translation>Dos personas cambiaron lo mismo</translation>
    </message>
    <message>
        <source>Use all of the left side</source>
        <translation>Usar todo el lado izquierdo</translation>
    </message>
    <message>
        <source>Use all of the right side</source>
        <translation>Usar todo el lado derecho</translation>
    </message>
</context>
<context>
    <name>ConsentModel</name>
    <message>
        <source>Empty: now</source>
        <translation>Vacío: ahora</translation>
    </message>
    <message>
        <source>Empty: until withdrawn</source>
        <translation>Vacío: hasta que se retire</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Has run out</source>
        <translation>Ha caducado</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Cómo se sabe</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Aún sin preguntar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Record agreement: {purpose}</source>
        <translation>Registrar aceptación: {purpose}</translation>
    </message>
    <message>
        <source>Record refusal: {purpose}</source>
        <translation>Registrar negativa: {purpose}</translation>
    </message>
    <message>
        <source>Record withdrawal: {purpose}</source>
        <translation>Registrar retirada: {purpose}</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Guardar aceptación</translation>
    </message>
    <message>
        <source>Save refusal</source>
        <translation>Guardar negativa</translation>
    </message>
    <message>
        <source>Save withdrawal</source>
        <translation>Guardar retirada</translation>
    </message>
    <message>
        <source>Saved what they said</source>
        <translation>Se guardó lo que dijo</translation>
    </message>
    <message>
        <source>When they said it</source>
        <translation>Cuándo lo dijo</translation>
    </message>
    <message>
        <source>good until {date}</source>
        <translation>válido hasta el {date}</translation>
    </message>
    <message>
        <source>{word}: {purpose}</source>
        <translation>{word}: {purpose}</translation>
    </message>
</context>
<context>
    <name>ConsentTab</name>
    <message>
        <source>Agrees</source>
        <translation>Acepta</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Everything that was said</source>
        <translation>Todo lo que ha dicho</translation>
    </message>
    <message>
        <source>Nobody has asked yet.</source>
        <translation>Nadie ha preguntado todavía.</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>No acepta</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>{answer}: {purpose}</source>
        <translation>{answer}: {purpose}</translation>
    </message>
</context>
<context>
    <name>CounterCard</name>
    <message>
        <source>{title}: {number}, {name}, for {duration}</source>
        <translation>{title}: {number}, {name}, desde hace {duration}</translation>
    </message>
</context>
<context>
    <name>CounterSide</name>
    <message>
        <source>All {count}</source>
        <translation>Ver todo ({count})</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Answers for “{reason}”</source>
        <translation>Respuestas sobre «{reason}»</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En ventanilla</translation>
    </message>
    <message>
        <source>Checked {day}</source>
        <translation>Revisada: {day}</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Vence pronto</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>Datos y respuestas</translation>
    </message>
    <message>
        <source>Given in this contact</source>
        <translation>Dadas en este contacto</translation>
    </message>
    <message>
        <source>Here you see what is due, the last contacts, and answers for the reason you choose.</source>
        <translation>Aquí verá lo que vence, los últimos contactos y las respuestas para el motivo que elija.</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>Últimos contactos</translation>
    </message>
    <message>
        <source>No answer speaks of this. Press Ctrl+K to search all answers.</source>
        <translation>No hay ninguna respuesta sobre esto. Pulse Ctrl+K para buscar en todas.</translation>
    </message>
    <message>
        <source>No contacts yet.</source>
        <translation>Todavía no hay contactos.</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>No vence nada.</translation>
    </message>
    <message>
        <source>Say: {sentence}</source>
        <translation>Diga: {sentence}</translation>
    </message>
    <message>
        <source>{case} · {number}</source>
        <translation>{case} · {number}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Open the calendar</source>
        <translation>Abrir el calendario</translation>
    </message>
    <message>
        <source>This cannot be a date. Write it like {example}.</source>
        <translation>Esto no puede ser una fecha. Escríbala así: {example}.</translation>
    </message>
</context>
<context>
    <name>DayModel</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n hecha</numerusform>
            <numerusform>%n hechas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n visita</numerusform>
            <numerusform>%n visitas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a visit in the list first.</source>
        <translation>Elija primero una visita de la lista.</translation>
    </message>
    <message>
        <source>No address yet</source>
        <translation>Sin dirección todavía</translation>
    </message>
    <message>
        <source>No name known</source>
        <translation>Sin nombre conocido</translation>
    </message>
    <message>
        <source>Only name and address here</source>
        <translation>Aquí solo están el nombre y la dirección</translation>
    </message>
    <message>
        <source>Only visits that have not begun change places.</source>
        <translation>Solo cambian de orden las visitas que no han empezado.</translation>
    </message>
    <message>
        <source>Ready offline</source>
        <translation>Lista sin conexión</translation>
    </message>
    <message>
        <source>Somebody who is not on this laptop</source>
        <translation>Alguien que no está en este portátil</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>Precaución</translation>
    </message>
    <message>
        <source>The order is changed. The hours of the day stay the same.</source>
        <translation>El orden ha cambiado. Las horas del día siguen igual.</translation>
    </message>
    <message>
        <source>There is no visit on that side to change places with.</source>
        <translation>De ese lado no hay ninguna visita con la que cambiar el orden.</translation>
    </message>
    <message>
        <source>Two staff</source>
        <translation>Dos profesionales</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Say the day, such as tomorrow’s date.</source>
        <translation>Diga el día, por ejemplo la fecha de mañana.</translation>
    </message>
</context>
<context>
    <name>DaySide</name>
    <message numerus="yes">
        <source>%n more tasks</source>
        <translation>
            <numerusform>%n tarea más</numerusform>
            <numerusform>%n tareas más</numerusform>
        </translation>
    </message>
    <message>
        <source>Also due by then</source>
        <translation>También vence para entonces</translation>
    </message>
    <message>
        <source>Also due today</source>
        <translation>También vence hoy</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>En la oficina</translation>
    </message>
    <message>
        <source>Contents of photos and files</source>
        <translation>Contenido de fotos y archivos</translation>
    </message>
    <message>
        <source>Data from the office is from</source>
        <translation>Datos de la oficina</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Espacio libre</translation>
    </message>
    <message>
        <source>Notes and calls</source>
        <translation>Notas y llamadas</translation>
    </message>
    <message>
        <source>Nothing else is due.</source>
        <translation>No vence nada más.</translation>
    </message>
    <message>
        <source>Nothing waits. Everything saved here is at the office.</source>
        <translation>No queda nada pendiente. Todo lo guardado aquí está en la oficina.</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>En este portátil</translation>
    </message>
    <message>
        <source>Other changes</source>
        <translation>Otros cambios</translation>
    </message>
    <message>
        <source>Overdue and due today</source>
        <translation>Vencido y para hoy</translation>
    </message>
    <message>
        <source>People ready offline</source>
        <translation>Personas listas sin conexión</translation>
    </message>
    <message>
        <source>Photos and documents</source>
        <translation>Fotos y documentos</translation>
    </message>
    <message>
        <source>Send to a USB stick instead</source>
        <translation>Enviar con una memoria USB</translation>
    </message>
    <message>
        <source>Tasks and deadlines</source>
        <translation>Tareas y plazos</translation>
    </message>
    <message>
        <source>The oldest is from {moment}.</source>
        <translation>Lo más antiguo es de: {moment}.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Visits ready</source>
        <translation>Visitas listas</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Pendiente de enviar</translation>
    </message>
    <message>
        <source>Waiting to send, this laptop, and what else is due</source>
        <translation>Pendiente de enviar, este portátil y qué más vence</translation>
    </message>
    <message>
        <source>Works offline until</source>
        <translation>Funciona sin conexión hasta</translation>
    </message>
    <message>
        <source>{ready} of {all}</source>
        <translation>{ready} de {all}</translation>
    </message>
</context>
<context>
    <name>DecisionModel</name>
    <message>
        <source>Approved: {title}</source>
        <translation>Aprobada: {title}</translation>
    </message>
    <message>
        <source>Choose a request that waits for you first.</source>
        <translation>Elija primero una solicitud que espere su decisión.</translation>
    </message>
    <message>
        <source>Sent back: {title}</source>
        <translation>Devuelta: {title}</translation>
    </message>
    <message>
        <source>This is decided by somebody else.</source>
        <translation>Esto lo decide otra persona.</translation>
    </message>
    <message>
        <source>Your decision is being saved.</source>
        <translation>Su decisión se está guardando.</translation>
    </message>
</context>
<context>
    <name>DecisionView</name>
    <message numerus="yes">
        <source>%n things are other than last time</source>
        <translation>
            <numerusform>%n cosa ha cambiado desde la última vez</numerusform>
            <numerusform>%n cosas han cambiado desde la última vez</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Approve “{title}”?</source>
        <translation>¿Aprobar «{title}»?</translation>
    </message>
    <message>
        <source>Asked by {name}, {moment}</source>
        <translation>Lo pide {name}, {moment}</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Say what is missing or wrong, so that it can be put right.</source>
        <translation>Diga qué falta o está mal, para que se pueda corregir.</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Send back “{title}”</source>
        <translation>Devolver «{title}»</translation>
    </message>
    <message>
        <source>This request could not be read.</source>
        <translation>No se ha podido leer esta solicitud.</translation>
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation>Qué falta o está mal</translation>
    </message>
    <message>
        <source>was {before}, now left out</source>
        <translation>era {before}, ahora se ha quitado</translation>
    </message>
    <message>
        <source>{before} → {now}</source>
        <translation>{before} → {now}</translation>
    </message>
    <message>
        <source>{case}. Work on the case goes on at once, and this cannot be taken back.</source>
        <translation>{case}. El trabajo en el caso sigue enseguida y esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>{now} (new)</source>
        <translation>{now} (nuevo)</translation>
    </message>
</context>
<context>
    <name>DetailsModel</name>
    <message>
        <source>Added to their details</source>
        <translation>Añadido a sus datos</translation>
    </message>
    <message>
        <source>Changes saved</source>
        <translation>Cambios guardados</translation>
    </message>
    <message>
        <source>Correction saved</source>
        <translation>Corrección guardada</translation>
    </message>
    <message>
        <source>Entry taken out</source>
        <translation>Entrada retirada</translation>
    </message>
    <message>
        <source>Last day saved</source>
        <translation>Último día guardado</translation>
    </message>
    <message>
        <source>Marked as no longer reaching them</source>
        <translation>Marcado: ya no sirve para localizar</translation>
    </message>
    <message>
        <source>Name saved</source>
        <translation>Nombre guardado</translation>
    </message>
    <message>
        <source>New home saved</source>
        <translation>Nuevo domicilio guardado</translation>
    </message>
    <message>
        <source>New name saved</source>
        <translation>Nombre nuevo guardado</translation>
    </message>
    <message>
        <source>Safety fact confirmed</source>
        <translation>Dato de seguridad confirmado</translation>
    </message>
    <message>
        <source>Safety fact ended</source>
        <translation>Dato de seguridad terminado</translation>
    </message>
    <message>
        <source>Safety fact saved</source>
        <translation>Dato de seguridad guardado</translation>
    </message>
    <message>
        <source>Say what happened, in a few words.</source>
        <translation>Diga qué pasó, en pocas palabras.</translation>
    </message>
    <message>
        <source>Say who says so, so that it can be asked again.</source>
        <translation>Diga quién lo dice, para poder preguntarlo de nuevo.</translation>
    </message>
    <message>
        <source>Say why in a few words, so that whoever reads this later understands it.</source>
        <translation>Diga por qué en pocas palabras, para que lo entienda quien lo lea más tarde.</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>This is no date of birth. Write it as far as it is known: “14 March 1958” or “about 1958”.</source>
        <translation>Esto no es una fecha de nacimiento. Escríbala hasta donde se sepa: «14 de marzo de 1958» o «hacia 1958».</translation>
    </message>
</context>
<context>
    <name>DetailsTab</name>
    <message>
        <source>About them</source>
        <translation>Sobre la persona</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Añadir dirección</translation>
    </message>
    <message>
        <source>Add name</source>
        <translation>Añadir nombre</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>Añadir número</translation>
    </message>
    <message>
        <source>Add phone or e-mail</source>
        <translation>Añadir teléfono o correo</translation>
    </message>
    <message>
        <source>Add safety fact</source>
        <translation>Añadir dato de seguridad</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Mark as no longer reaching them</source>
        <translation>Marcar que ya no sirve</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>No address is known.</source>
        <translation>No consta ninguna dirección.</translation>
    </message>
    <message>
        <source>No name is known yet.</source>
        <translation>Aún no consta ningún nombre.</translation>
    </message>
    <message>
        <source>No other numbers are known.</source>
        <translation>No constan otros números.</translation>
    </message>
    <message>
        <source>No phone or e-mail is known.</source>
        <translation>No consta ningún teléfono ni correo.</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>No se sabe nada todavía.</translation>
    </message>
    <message>
        <source>Nothing that staff must know first.</source>
        <translation>Nada que el personal deba saber antes.</translation>
    </message>
    <message>
        <source>Numbers of other offices</source>
        <translation>Números de otras oficinas</translation>
    </message>
    <message>
        <source>Phone and e-mail</source>
        <translation>Teléfono y correo</translation>
    </message>
    <message>
        <source>Record a move</source>
        <translation>Registrar mudanza</translation>
    </message>
    <message>
        <source>Safety facts</source>
        <translation>Datos de seguridad</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Talking with them</source>
        <translation>Para hablar con la persona</translation>
    </message>
    <message>
        <source>What can be done: {label}, {value}</source>
        <translation>Qué se puede hacer: {label}, {value}</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>24:00</source>
        <comment>midnight at the end of a day</comment>
        <translation>24:00</translation>
    </message>
    <message>
        <source>By appointment</source>
        <translation>Con cita previa</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Cerrado ahora</translation>
    </message>
    <message>
        <source>Closed tomorrow</source>
        <translation>Cerrado mañana</translation>
    </message>
    <message>
        <source>Costs: {cost}</source>
        <translation>Precio: {cost}</translation>
    </message>
    <message>
        <source>Does not speak {language}</source>
        <translation>No se habla {language}</translation>
    </message>
    <message>
        <source>For people {ages}</source>
        <translation>Para personas {ages}</translation>
    </message>
    <message>
        <source>For {area}</source>
        <translation>Para {area}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>a time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>No appointment needed</source>
        <translation>No hace falta cita</translation>
    </message>
    <message>
        <source>Not known what it costs</source>
        <translation>No se sabe cuánto cuesta</translation>
    </message>
    <message>
        <source>Not known whether they speak {language}</source>
        <translation>No se sabe si se habla {language}</translation>
    </message>
    <message>
        <source>Only by appointment</source>
        <translation>Solo con cita previa</translation>
    </message>
    <message>
        <source>Only for people {ages}</source>
        <translation>Solo para personas {ages}</translation>
    </message>
    <message>
        <source>Only for {area}</source>
        <translation>Solo para {area}</translation>
    </message>
    <message>
        <source>Open tomorrow</source>
        <translation>Abierto mañana</translation>
    </message>
    <message>
        <source>Open until midnight</source>
        <translation>Abierto hasta medianoche</translation>
    </message>
    <message>
        <source>Open until {time}</source>
        <translation>Abierto hasta las {time}</translation>
    </message>
    <message>
        <source>Opens today at {time}</source>
        <translation>Abre hoy a las {time}</translation>
    </message>
    <message>
        <source>Opens tomorrow at {time}</source>
        <translation>Abre mañana a las {time}</translation>
    </message>
    <message>
        <source>Opens {day} at {time}</source>
        <translation>Abre el {day} a las {time}</translation>
    </message>
    <message>
        <source>Speaks {languages}.</source>
        <translation>Se habla {languages}.</translation>
    </message>
    <message>
        <source>Speaks {language}</source>
        <translation>Se habla {language}</translation>
    </message>
    <message>
        <source>aged up to {high}</source>
        <translation>de hasta {high} años</translation>
    </message>
    <message>
        <source>aged {low} and over</source>
        <translation>de {low} años o más</translation>
    </message>
    <message>
        <source>aged {low} to {high}</source>
        <translation>de {low} a {high} años</translation>
    </message>
    <message>
        <source>{begin}–{end}</source>
        <comment>from a time to a time</comment>
        <translation>{begin}–{end}</translation>
    </message>
    <message>
        <source>{count} km</source>
        <comment>a distance</comment>
        <translation>{count} km</translation>
    </message>
    <message>
        <source>{count} m</source>
        <comment>a distance</comment>
        <translation>{count} m</translation>
    </message>
    <message>
        <source>{hours} by appointment</source>
        <translation>{hours} con cita previa</translation>
    </message>
</context>
<context>
    <name>DirectoryList</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Does not fit: {reasons}</source>
        <translation>No encaja: {reasons}</translation>
    </message>
    <message>
        <source>Drop in</source>
        <translation>Sin cita</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>No service fits all of this.</source>
        <translation>Ningún servicio cumple todo esto.</translation>
    </message>
    <message>
        <source>Nothing to ask about.</source>
        <translation>No hay nada que preguntar.</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abiertos ahora</translation>
    </message>
    <message>
        <source>Referral directory</source>
        <translation>Directorio de derivaciones</translation>
    </message>
    <message>
        <source>Referrals appear here until their outcome is known.</source>
        <translation>Las derivaciones aparecen aquí hasta que se conoce su resultado.</translation>
    </message>
    <message>
        <source>Referrals under way</source>
        <translation>Derivaciones en curso</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Buscar servicios</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Services for the area of the person, or your own</source>
        <translation>Servicios para la zona de la persona, o la suya</translation>
    </message>
    <message>
        <source>Services that need no appointment</source>
        <translation>Servicios que no necesitan cita</translation>
    </message>
    <message>
        <source>The directory could not be read.</source>
        <translation>No se ha podido leer el directorio.</translation>
    </message>
    <message>
        <source>The directory is on this device</source>
        <translation>El directorio está en este dispositivo</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Use fewer words, or clear a filter.</source>
        <translation>Use menos palabras o quite un filtro.</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>When they are open</source>
        <translation>Cuándo abren</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Call the service</source>
        <translation>Llamar al servicio</translation>
    </message>
    <message>
        <source>Choose a referral under way first.</source>
        <translation>Elija primero una derivación en curso.</translation>
    </message>
    <message>
        <source>Choose a service in the list first.</source>
        <translation>Elija primero un servicio de la lista.</translation>
    </message>
    <message>
        <source>Choose a service in the list.</source>
        <translation>Elija un servicio de la lista.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Kept: {state}.</source>
        <translation>Guardado: {state}.</translation>
    </message>
    <message>
        <source>No number is known for this service.</source>
        <translation>No consta ningún número de este servicio.</translation>
    </message>
    <message>
        <source>No referral is open.</source>
        <translation>No hay ninguna derivación abierta.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Print referral slip</source>
        <translation>Imprimir hoja de derivación</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Imprimir la hoja</translation>
    </message>
    <message>
        <source>Refer someone</source>
        <translation>Derivar a alguien</translation>
    </message>
    <message>
        <source>Refer {name}</source>
        <translation>Derivar a {name}</translation>
    </message>
    <message>
        <source>Referral directory</source>
        <translation>Directorio de derivaciones</translation>
    </message>
    <message>
        <source>Say what became of it</source>
        <translation>Registrar el resultado</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Show referrals under way</source>
        <translation>Mostrar las derivaciones en curso</translation>
    </message>
    <message>
        <source>Show services</source>
        <translation>Mostrar servicios</translation>
    </message>
    <message>
        <source>This service is no longer given.</source>
        <translation>Este servicio ya no se presta.</translation>
    </message>
</context>
<context>
    <name>DirectorySide</name>
    <message>
        <source>No referrals yet.</source>
        <translation>Todavía no hay derivaciones.</translation>
    </message>
    <message>
        <source>Nobody named yet. You are asked who it is when you refer someone.</source>
        <translation>Todavía no hay nadie indicado. Se le preguntará quién es cuando derive a alguien.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Who is being referred</source>
        <translation>Persona derivada</translation>
    </message>
    <message>
        <source>Their referrals</source>
        <translation>Sus derivaciones</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Brought in from elsewhere</source>
        <translation>Traído de otro sitio</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Made here</source>
        <translation>Hecho aquí</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Escaneo</translation>
    </message>
    <message>
        <source>With an e-mail</source>
        <translation>Con un correo</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>A supervisor of the territory can do this.</source>
        <translation>Esto puede hacerlo supervisión del territorio.</translation>
    </message>
    <message>
        <source>Another program still has the copy open. Close it there. It goes when you lock, at the latest.</source>
        <translation>Otro programa tiene abierta todavía la copia. Ciérrela allí. Desaparece, como muy tarde, cuando bloquee.</translation>
    </message>
    <message>
        <source>Copy saved as {name}</source>
        <translation>Copia guardada como {name}</translation>
    </message>
    <message>
        <source>It is fetched next, as soon as there is a connection</source>
        <translation>Se descargará a continuación, en cuanto haya conexión</translation>
    </message>
    <message>
        <source>The copy could not be saved there. Choose another folder.</source>
        <translation>No se ha podido guardar ahí la copia. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The copy is removed</source>
        <translation>La copia se ha retirado</translation>
    </message>
    <message>
        <source>The document was erased</source>
        <translation>El documento se ha borrado</translation>
    </message>
    <message>
        <source>The file is not on this device. Fetch it first.</source>
        <translation>El archivo no está en este dispositivo. Descárguelo antes.</translation>
    </message>
    <message>
        <source>The page is still being read.</source>
        <translation>La página todavía se está cargando.</translation>
    </message>
    <message>
        <source>This computer has no program for this kind of file. The copy was removed.</source>
        <translation>Este equipo no tiene ningún programa para este tipo de archivo. La copia se ha retirado.</translation>
    </message>
    <message>
        <source>This file was added at another desk. Ask that desk, or the officer of the case.</source>
        <translation>Este archivo se añadió en otra ventanilla. Pregunte allí o al responsable del caso.</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>A readable copy is made for it.</source>
        <translation>Para ello se hace una copia legible.</translation>
    </message>
    <message>
        <source>Another program has a readable copy</source>
        <translation>Otro programa tiene una copia legible</translation>
    </message>
    <message>
        <source>Ask for it, and it comes with the next sending.</source>
        <translation>Pídalo y llegará con el próximo envío.</translation>
    </message>
    <message>
        <source>Choose where</source>
        <translation>Elegir dónde</translation>
    </message>
    <message>
        <source>Coming, {percent} %</source>
        <translation>Descargando: {percent} %</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Enlarge picture</source>
        <translation>Ampliar la imagen</translation>
    </message>
    <message>
        <source>Erase document</source>
        <translation>Borrar documento</translation>
    </message>
    <message>
        <source>Erase “{name}”</source>
        <translation>Borrar «{name}»</translation>
    </message>
    <message>
        <source>Fetch when online</source>
        <translation>Descargar cuando haya conexión</translation>
    </message>
    <message>
        <source>Files of this kind open in another program</source>
        <translation>Los archivos de este tipo se abren en otro programa</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>It is erased with its content on every device. Nobody can bring it back.</source>
        <translation>Se borra con su contenido en todos los dispositivos. Nadie podrá recuperarlo.</translation>
    </message>
    <message>
        <source>It is not what its name says, or it is damaged. It is kept as it was attached.</source>
        <translation>No es lo que dice su nombre, o está dañado. Se conserva tal como se adjuntó.</translation>
    </message>
    <message>
        <source>It is removed when you lock or close Caseworker.</source>
        <translation>Se retira cuando bloquee o cierre Caseworker.</translation>
    </message>
    <message>
        <source>It may have been erased.</source>
        <translation>Puede que se haya borrado.</translation>
    </message>
    <message>
        <source>It opens as soon as all of it is here.</source>
        <translation>Se abre en cuanto esté todo aquí.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>More for this document</source>
        <translation>Más para este documento</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Nombre oculto</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Next page of the text</source>
        <translation>Página siguiente del texto</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
    <message>
        <source>Only the beginning is shown here.</source>
        <translation>Aquí solo se muestra el principio.</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>Abrir en otro programa</translation>
    </message>
    <message>
        <source>Outside, nobody protects it: you answer for the copy.</source>
        <translation>Fuera nadie lo protege: usted responde de la copia.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Page of the text before</source>
        <translation>Página anterior del texto</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Remove copy</source>
        <translation>Retirar la copia</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>Save a copy outside Caseworker</source>
        <translation>Guardar una copia fuera de Caseworker</translation>
    </message>
    <message>
        <source>Say what the copy is for. It is recorded with your name.</source>
        <translation>Diga para qué es la copia. Queda registrado con su nombre.</translation>
    </message>
    <message>
        <source>Say why this document must go, so that it can be accounted for.</source>
        <translation>Diga por qué hay que borrar este documento, para poder dar cuenta de ello.</translation>
    </message>
    <message>
        <source>Show whole picture</source>
        <translation>Mostrar la imagen entera</translation>
    </message>
    <message>
        <source>Shrink picture</source>
        <translation>Reducir la imagen</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Texto del documento</translation>
    </message>
    <message>
        <source>The file is not on this device</source>
        <translation>El archivo no está en este dispositivo</translation>
    </message>
    <message>
        <source>This document could not be opened</source>
        <translation>No se ha podido abrir este documento</translation>
    </message>
    <message>
        <source>This document is not here</source>
        <translation>Este documento no está aquí</translation>
    </message>
    <message>
        <source>This file cannot be shown here</source>
        <translation>Este archivo no se puede mostrar aquí</translation>
    </message>
    <message>
        <source>Turn picture</source>
        <translation>Girar la imagen</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Lo que se sabe de él</translation>
    </message>
    <message>
        <source>What is known of it is here; the file is not.</source>
        <translation>Aquí está lo que se sabe de él; el archivo, no.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>Why it must go</source>
        <translation>Por qué hay que borrarlo</translation>
    </message>
    <message>
        <source>You cannot open this file</source>
        <translation>Usted no puede abrir este archivo</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>DocumentSide</name>
    <message>
        <source>Attached</source>
        <translation>Adjuntado</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertenece a</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Llegó como</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Fecha del documento</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún sin enviar</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Lo que se sabe de él</translation>
    </message>
</context>
<context>
    <name>DocumentsModel</name>
    <message numerus="yes">
        <source>%n documents attached</source>
        <translation>
            <numerusform>%n documento adjuntado</numerusform>
            <numerusform>%n documentos adjuntados</numerusform>
        </translation>
    </message>
    <message>
        <source>Coming, {percent} %</source>
        <translation>Descargando: {percent} %</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>En este dispositivo</translation>
    </message>
    <message>
        <source>On this device, not sent yet</source>
        <translation>En este dispositivo, aún sin enviar</translation>
    </message>
    <message>
        <source>It is fetched next, as soon as there is a connection</source>
        <translation>Se descargará a continuación, en cuanto haya conexión</translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Add a file, drop one here, or paste a picture.</source>
        <translation>Añada un archivo, suéltelo aquí o pegue una imagen.</translation>
    </message>
    <message>
        <source>Attach document</source>
        <translation>Adjuntar documento</translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation>Adjuntar documentos</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Todavía no hay documentos</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
</context>
<context>
    <name>Doings</name>
    <message>
        <source>Nothing was done yet</source>
        <translation>Todavía no se ha hecho nada</translation>
    </message>
    <message>
        <source>Recent actions</source>
        <translation>Acciones recientes</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>This is where you began.</source>
        <translation>Aquí empezó usted.</translation>
    </message>
    <message>
        <source>This profile belongs to no server. Everything is saved on this device.</source>
        <translation>Este perfil no pertenece a ningún servidor. Todo se guarda en este dispositivo.</translation>
    </message>
    <message>
        <source>You have not come back from anywhere.</source>
        <translation>No ha vuelto usted de ningún sitio.</translation>
    </message>
    <message>
        <source>{time}  {action}</source>
        <translation>{time}  {action}</translation>
    </message>
    <message>
        <source>{time}  {action} – undo</source>
        <translation>{time}  {action} (deshacer)</translation>
    </message>
</context>
<context>
    <name>DraftView</name>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Choose one in the list to read it.</source>
        <translation>Elija uno de la lista para leerlo.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Descartar borrador</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>No draft chosen.</source>
        <translation>Ningún borrador elegido.</translation>
    </message>
    <message>
        <source>What it is about is not on this device. Its words can be copied from here.</source>
        <translation>Aquello de que trata no está en este dispositivo. Desde aquí se pueden copiar sus palabras.</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Closing of a case</source>
        <translation>Cierre de un caso</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Contact at the counter</source>
        <translation>Contacto en ventanilla</translation>
    </message>
    <message>
        <source>Correction of a contact</source>
        <translation>Corrección de un contacto</translation>
    </message>
    <message>
        <source>Correction of a detail</source>
        <translation>Corrección de un dato</translation>
    </message>
    <message>
        <source>Correction of a note</source>
        <translation>Corrección de una nota</translation>
    </message>
    <message>
        <source>Detail of a person</source>
        <translation>Dato de una persona</translation>
    </message>
    <message>
        <source>Details of a person</source>
        <translation>Datos de una persona</translation>
    </message>
    <message>
        <source>Facts of a case</source>
        <translation>Datos de un caso</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>Household member</source>
        <translation>Miembro del hogar</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Derivación</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Relación</translation>
    </message>
    <message>
        <source>Request for approval</source>
        <translation>Solicitud de aprobación</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Task of a case</source>
        <translation>Tarea de un caso</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
</context>
<context>
    <name>DraftsModel</name>
    <message>
        <source>Discarded</source>
        <translation>Descartados</translation>
    </message>
    <message>
        <source>Discarded {moment}. It can be brought back until {day}.</source>
        <translation>Descartado {moment}. Se puede recuperar hasta: {day}.</translation>
    </message>
    <message>
        <source>Draft discarded. It can be brought back for 30 days.</source>
        <translation>Borrador descartado. Se puede recuperar durante 30 días.</translation>
    </message>
    <message>
        <source>Last edited {moment}</source>
        <translation>Última edición: {moment}</translation>
    </message>
    <message>
        <source>No name known</source>
        <translation>Sin nombre conocido</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Somebody who is not on this device</source>
        <translation>Alguien que no está en este dispositivo</translation>
    </message>
    <message>
        <source>The draft is back</source>
        <translation>El borrador ha vuelto</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Back to the drafts</source>
        <translation>Volver a los borradores</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Choose a draft in the list first.</source>
        <translation>Elija primero un borrador de la lista.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Descartar borrador</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>Nothing is half written.</source>
        <translation>No hay nada a medio escribir.</translation>
    </message>
    <message>
        <source>This draft is discarded already.</source>
        <translation>Este borrador ya está descartado.</translation>
    </message>
    <message>
        <source>This draft was not discarded.</source>
        <translation>Este borrador no estaba descartado.</translation>
    </message>
    <message>
        <source>The drafts could not be read.</source>
        <translation>No se han podido leer los borradores.</translation>
    </message>
    <message>
        <source>They stay on this device until you save them.</source>
        <translation>Quedan en este dispositivo hasta que los guarde.</translation>
    </message>
    <message>
        <source>What it is about is not on this device.</source>
        <translation>Aquello de que trata no está en este dispositivo.</translation>
    </message>
    <message>
        <source>What you type and do not save appears here.</source>
        <translation>Lo que escriba y no guarde aparece aquí.</translation>
    </message>
</context>
<context>
    <name>DropCard</name>
    <message>
        <source>Choose files</source>
        <translation>Elegir archivos</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>Suelte archivos aquí</translation>
    </message>
    <message>
        <source>Tables (CSV) of people, cases or requests, address books (vCard), calendars, e-mail, directories and answers. You see what would happen before anything is brought in.</source>
        <translation>Tablas (CSV) de personas, casos o solicitudes, libretas de direcciones (vCard), calendarios, correo, directorios y respuestas. Usted ve qué pasaría antes de que se importe nada.</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Access needs</source>
        <translation>Necesidades de acceso</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>Also speaks</source>
        <translation>También habla</translation>
    </message>
    <message>
        <source>Best reached by</source>
        <translation>Mejor manera de contactar</translation>
    </message>
    <message>
        <source>Both are kept</source>
        <translation>Se conservan ambas</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Date of death</source>
        <translation>Fecha de fallecimiento</translation>
    </message>
    <message>
        <source>Described as</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Conviene saber</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Lives now at</source>
        <translation>Vive ahora en</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Never contact by</source>
        <translation>No contactar nunca por</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Aquí no hay nada</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Otros números</translation>
    </message>
    <message>
        <source>Phone and e-mail</source>
        <translation>Teléfono y correo</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Habla</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Back to the pairs</source>
        <translation>Volver a los pares</translation>
    </message>
    <message>
        <source>Both become what they were, with what was written since.</source>
        <translation>Ambas vuelven a ser lo que eran, con lo escrito desde entonces.</translation>
    </message>
    <message>
        <source>Both records are still being read.</source>
        <translation>Las dos fichas todavía se están cargando.</translation>
    </message>
    <message>
        <source>Choose a pair in the list first.</source>
        <translation>Elija primero un par de la lista.</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Everybody on this device was compared</source>
        <translation>Se ha comparado a todas las personas de este dispositivo</translation>
    </message>
    <message>
        <source>Merge and next</source>
        <translation>Unir y seguir</translation>
    </message>
    <message>
        <source>Merged in the last 30 days</source>
        <translation>Unidas en los últimos 30 días</translation>
    </message>
    <message>
        <source>Merged: {name} is one person now.</source>
        <translation>Unidas: {name} es ahora una sola persona.</translation>
    </message>
    <message>
        <source>New pairs appear here when people are added.</source>
        <translation>Aquí aparecen pares nuevos cuando se añaden personas.</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>Par siguiente</translation>
    </message>
    <message>
        <source>Nobody found so far</source>
        <translation>Por ahora no se ha encontrado a nadie</translation>
    </message>
    <message>
        <source>Nobody said of two records that they are two people.</source>
        <translation>Nadie ha indicado que dos fichas sean de dos personas.</translation>
    </message>
    <message>
        <source>Nobody seems to have been entered twice.</source>
        <translation>No parece que haya nadie registrado dos veces.</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Son dos personas</translation>
    </message>
    <message>
        <source>Noted as two people. They are offered to nobody again, and can be found under “Two people”.</source>
        <translation>Anotado: son dos personas. No se volverán a ofrecer a nadie y se encuentran en «Dos personas».</translation>
    </message>
    <message>
        <source>Nothing was merged in the last 30 days.</source>
        <translation>No se ha unido nada en los últimos 30 días.</translation>
    </message>
    <message>
        <source>Pairs appear here as they are found.</source>
        <translation>Los pares aparecen aquí a medida que se encuentran.</translation>
    </message>
    <message>
        <source>Pairs that may be one person</source>
        <translation>Pares que pueden ser una misma persona</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>Par anterior</translation>
    </message>
    <message>
        <source>Show what was merged</source>
        <translation>Mostrar lo que se unió</translation>
    </message>
    <message>
        <source>Show who was said to be two people</source>
        <translation>Mostrar de quiénes se dijo que son dos personas</translation>
    </message>
    <message>
        <source>Split again</source>
        <translation>Volver a separar</translation>
    </message>
    <message>
        <source>Split again: {number} and {other} are two people.</source>
        <translation>Separadas de nuevo: {number} y {other} son dos personas.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Taken back: they may be one person.</source>
        <translation>Retirado: pueden ser la misma persona.</translation>
    </message>
    <message>
        <source>The last column shows what will be kept.</source>
        <translation>La última columna muestra lo que se conservará.</translation>
    </message>
    <message>
        <source>The list of duplicates could not be read.</source>
        <translation>No se ha podido leer la lista de duplicados.</translation>
    </message>
    <message>
        <source>They are offered as a pair again, to everybody who may merge them.</source>
        <translation>Se ofrecen de nuevo como par a quienes pueden unirlas.</translation>
    </message>
    <message>
        <source>They are two people.</source>
        <translation>Son dos personas.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Por decidir</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Dos personas</translation>
    </message>
    <message>
        <source>Which pairs</source>
        <translation>Qué pares</translation>
    </message>
    <message numerus="yes">
        <source>{count} people are still to be compared with the others</source>
        <translation>
            <numerusform>Falta comparar {count} persona con las demás</numerusform>
            <numerusform>Falta comparar {count} personas con las demás</numerusform>
        </translation>
    </message>
    <message>
        <source>{likely}: {facts}</source>
        <translation>{likely}: {facts}</translation>
    </message>
    <message>
        <source>{number} and {other}</source>
        <translation>{number} y {other}</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
</context>
<context>
    <name>ElsewherePart</name>
    <message>
        <source>Forwarded</source>
        <translation>Remitido</translation>
    </message>
    <message>
        <source>How did it get there?</source>
        <translation>¿Cómo llegó allí?</translation>
    </message>
    <message>
        <source>Put through</source>
        <translation>Se le pasó la llamada</translation>
    </message>
    <message>
        <source>Told where</source>
        <translation>Se le dijo dónde</translation>
    </message>
    <message>
        <source>What came in writing is forwarded for the person.</source>
        <translation>Lo que llegó por escrito se remite en nombre de la persona.</translation>
    </message>
    <message>
        <source>Where does it belong?</source>
        <translation>¿A quién corresponde?</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message numerus="yes">
        <source>%n changes are waiting to send</source>
        <translation>
            <numerusform>%n cambio pendiente de enviar</numerusform>
            <numerusform>%n cambios pendientes de enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything saved is safe. Your printed code or a supervisor opens it again.</source>
        <translation>Todo lo guardado está a salvo. Lo abre su código impreso o supervisión.</translation>
    </message>
    <message numerus="yes">
        <source>Locked at {time} after %n minutes without use</source>
        <translation>
            <numerusform>Bloqueado a las {time} tras %n minuto sin uso</numerusform>
            <numerusform>Bloqueado a las {time} tras %n minutos sin uso</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked at {time} after a while without use</source>
        <translation>Bloqueado a las {time} tras un rato sin uso</translation>
    </message>
    <message>
        <source>Locked at {time} because this device went to sleep</source>
        <translation>Bloqueado a las {time} porque este dispositivo se suspendió</translation>
    </message>
    <message>
        <source>Locked at {time} because your passphrase is asked for once a day</source>
        <translation>Bloqueado a las {time} porque la frase de contraseña se pide una vez al día</translation>
    </message>
    <message>
        <source>Locked at {time} together with the screen</source>
        <translation>Bloqueado a las {time} junto con la pantalla</translation>
    </message>
    <message>
        <source>The last words you typed could not be kept</source>
        <translation>No se pudieron guardar las últimas palabras que escribió</translation>
    </message>
    <message>
        <source>The page you were on opens again after you unlock.</source>
        <translation>La página en la que estaba se abre de nuevo cuando desbloquee.</translation>
    </message>
    <message>
        <source>The screen had to be locked, and this device had no room to save. What was saved before is safe.</source>
        <translation>Hubo que bloquear la pantalla y en este dispositivo no había sitio para guardar. Lo guardado antes está a salvo.</translation>
    </message>
    <message>
        <source>They are safe and encrypted on this device.</source>
        <translation>Están a salvo y cifrados en este dispositivo.</translation>
    </message>
    <message>
        <source>This device is locked for your protection</source>
        <translation>Este dispositivo está bloqueado para su protección</translation>
    </message>
    <message>
        <source>You locked it at {time}</source>
        <translation>Usted lo bloqueó a las {time}</translation>
    </message>
    <message>
        <source>Your half-written text was saved. It opens again after you unlock.</source>
        <translation>El texto a medio escribir se guardó. Se abre de nuevo cuando desbloquee.</translation>
    </message>
    <message>
        <source>{safe} Last contact with the office: {moment}.</source>
        <translation>{safe} Último contacto con la oficina: {moment}.</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message numerus="yes">
        <source>%n things to put right first</source>
        <translation>
            <numerusform>%n cosa que corregir antes</numerusform>
            <numerusform>%n cosas que corregir antes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>&apos;{field}&apos; cannot be changed in this way. Nothing was changed.</source>
        <comment>person.not-editable</comment>
        <translation>«{field}» no se puede cambiar de esta manera. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>&apos;{field}&apos; cannot be chosen from one of two people. Nothing was merged.</source>
        <comment>merge.unknown-field</comment>
        <translation>«{field}» no se puede elegir de una de las dos personas. No se ha unido nada.</translation>
    </message>
    <message>
        <source>&apos;{kind}&apos; is not known here. Nothing was changed. These can be brought in: {known}.</source>
        <comment>import.unknown-kind</comment>
        <translation>Aquí no se conoce «{kind}». No se ha cambiado nada. Se pueden importar: {known}.</translation>
    </message>
    <message>
        <source>&apos;{outcome}&apos; cannot be chosen in the stage &apos;{stage}&apos;. The case stays open. Choose another outcome.</source>
        <comment>case.outcome-not-here</comment>
        <translation>«{outcome}» no se puede elegir en la fase «{stage}». El caso sigue abierto. Elija otro resultado.</translation>
    </message>
    <message>
        <source>A PIN has {fewest} to {most} digits and nothing else. Nothing was changed. Choose another, or go on without.</source>
        <comment>pin.unfit</comment>
        <translation>Un PIN tiene de {fewest} a {most} cifras y nada más. No se ha cambiado nada. Elija otro o siga sin él.</translation>
    </message>
    <message>
        <source>A PIN no longer opens this profile. Everything saved is safe. Unlock with your passphrase.</source>
        <comment>entrance.no-pin</comment>
        <translation>Un PIN ya no abre este perfil. Todo lo guardado está a salvo. Desbloquee con su frase de contraseña.</translation>
    </message>
    <message>
        <source>A bundle takes {limit} bytes. This one was not made; send the largest files another way.</source>
        <comment>bundle.full</comment>
        <translation>Un lote admite {limit} bytes. Este no se ha hecho; envíe los archivos más grandes de otra manera.</translation>
    </message>
    <message>
        <source>A case of this type cannot go from &apos;{from_stage}&apos; to &apos;{to_stage}&apos;. It stays where it is.</source>
        <comment>case.no-such-move</comment>
        <translation>Un caso de este tipo no puede pasar de «{from_stage}» a «{to_stage}». Se queda donde está.</translation>
    </message>
    <message>
        <source>A contact cannot last {duration_s} seconds. What you wrote is still here. Check how long it took.</source>
        <comment>contact.duration</comment>
        <translation>Un contacto no puede durar {duration_s} segundos. Lo que escribió sigue aquí. Compruebe cuánto duró.</translation>
    </message>
    <message>
        <source>A population has between 1,000 and {largest} people, in whole thousands, over 1 to {longest_days} days that begin between {earliest} and {latest}. Nothing was written. Choose such a size, start and length.</source>
        <comment>population.refused</comment>
        <translation>Una población tiene entre 1.000 y {largest} personas, en millares enteros, a lo largo de 1 a {longest_days} días que empiezan entre {earliest} y {latest}. No se ha escrito nada. Elija un tamaño, un comienzo y una duración así.</translation>
    </message>
    <message>
        <source>A record of the kind {kind} came without its {field}, so it was not taken in. Nothing else is affected.</source>
        <comment>store.field-missing</comment>
        <translation>Un registro del tipo {kind} llegó sin su {field}, así que no se ha tomado. Nada más se ve afectado.</translation>
    </message>
    <message>
        <source>A request was not signed as it has to be. Nothing was changed.</source>
        <comment>sync.bad-signature</comment>
        <translation>Una petición no estaba firmada como debe. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Both sides are the same person. Nothing was changed. Choose the other person.</source>
        <comment>relationship.with-themselves</comment>
        <translation>Los dos lados son la misma persona. No se ha cambiado nada. Elija a la otra persona.</translation>
    </message>
    <message>
        <source>Case {number} is closed. Nothing was changed. Reopen it first, saying why.</source>
        <comment>case.closed</comment>
        <translation>El caso {number} está cerrado. No se ha cambiado nada. Reábralo primero, diciendo por qué.</translation>
    </message>
    <message>
        <source>Case {number} is on hold. Nothing was changed. Resume it first, then move it on.</source>
        <comment>case.on-hold</comment>
        <translation>El caso {number} está en pausa. No se ha cambiado nada. Reanúdelo primero y muévalo después.</translation>
    </message>
    <message>
        <source>Choose the case this contact belongs to. What you wrote is still here.</source>
        <comment>contact.case-not-named</comment>
        <translation>Elija el caso al que pertenece este contacto. Lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Choose the person, case or contact this file belongs to. The file is untouched.</source>
        <comment>attachment.to-nothing</comment>
        <translation>Elija la persona, el caso o el contacto al que pertenece este archivo. El archivo no se ha tocado.</translation>
    </message>
    <message>
        <source>Choose the person, case or visit this note is about. What you wrote is still here.</source>
        <comment>note.about-nothing</comment>
        <translation>Elija la persona, el caso o la visita de que trata esta nota. Lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Choose why it cannot wait. The case is still closed.</source>
        <comment>access.denied</comment>
        <translation>Elija por qué no puede esperar. El caso sigue cerrado para usted.</translation>
    </message>
    <message>
        <source>Equal digits and digits in a row are what others try first. Nothing was changed. Choose another PIN, or go on without.</source>
        <comment>pin.too-plain</comment>
        <translation>Las cifras iguales o seguidas son lo primero que otros prueban. No se ha cambiado nada. Elija otro PIN o siga sin él.</translation>
    </message>
    <message>
        <source>Faults in this agency pack: {count}. The first is in {file}, line {line}. Nothing was changed and the pack in use stays. Put the faults right and load it again.</source>
        <comment>pack.faulty</comment>
        <translation>Fallos en este paquete de la entidad: {count}. El primero está en {file}, línea {line}. No se ha cambiado nada y sigue el paquete en uso. Corrija los fallos y cárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Give a name, or describe whom you mean in a few words. What you typed is still here.</source>
        <comment>person.nobody-described</comment>
        <translation>Dé un nombre o describa en pocas palabras a quién se refiere. Lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Give it a short title, so that it can be found in a list. What you typed is still here.</source>
        <comment>title.missing</comment>
        <translation>Póngale un título corto, para poder encontrarlo en una lista. Lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>In {folder} there is nothing to bring in: it needs a folder requests311, hsds or knowledge. The practice office is as it was.</source>
        <comment>practice.nothing-real</comment>
        <translation>En {folder} no hay nada que importar: hace falta una carpeta requests311, hsds o knowledge. La oficina de práctica está como estaba.</translation>
    </message>
    <message>
        <source>Line {line} has no reference of its own in the column &apos;rec_id&apos;. Nothing was compared.</source>
        <comment>match.reference</comment>
        <translation>La línea {line} no tiene una referencia propia en la columna «rec_id». No se ha comparado nada.</translation>
    </message>
    <message>
        <source>Line {line} {fault}. Nothing was compared. Put the line right.</source>
        <comment>match.row</comment>
        <translation>La línea {line} {fault}. No se ha comparado nada. Corrija la línea.</translation>
    </message>
    <message>
        <source>Making this profile was interrupted, and it holds nothing yet. Make it again in the same place.</source>
        <comment>profile.unfinished</comment>
        <translation>La creación de este perfil se interrumpió y todavía no contiene nada. Créelo de nuevo en el mismo sitio.</translation>
    </message>
    <message>
        <source>No column says what the other system calls each row. Nothing was changed. Put a column into the field &apos;reference&apos;, so that importing twice changes nothing.</source>
        <comment>import.reference-needed</comment>
        <translation>Ninguna columna dice cómo llama el otro sistema a cada fila. No se ha cambiado nada. Asigne una columna al campo «reference», para que importar dos veces no cambie nada.</translation>
    </message>
    <message>
        <source>No column says when each request was reported. Nothing was changed. Put a column into the field &apos;received&apos;.</source>
        <comment>import.received-needed</comment>
        <translation>Ninguna columna dice cuándo se comunicó cada solicitud. No se ha cambiado nada. Asigne una columna al campo «received».</translation>
    </message>
    <message>
        <source>No handover of case {number} is waiting. Its owner has not changed.</source>
        <comment>case.no-handover</comment>
        <translation>El caso {number} no tiene ningún traspaso a la espera. Su responsable no ha cambiado.</translation>
    </message>
    <message>
        <source>No safe system keyring can be found, and this needs one. Everything saved is safe. Sign in to your desktop as usual and try again, or ask your supervisor for recovery.</source>
        <comment>keyring.lost</comment>
        <translation>No se encuentra ningún llavero seguro del sistema, y esto lo necesita. Todo lo guardado está a salvo. Entre en su escritorio como siempre e inténtelo de nuevo, o pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>Nobody has been at the door yet. The visit is still planned. Say first that you are there.</source>
        <comment>visit.not-begun</comment>
        <translation>Nadie ha estado todavía en la puerta. La visita sigue planificada. Diga primero que está allí.</translation>
    </message>
    <message>
        <source>Nobody has released this device within {wait_s} seconds. Everything saved is safe. Ask once more.</source>
        <comment>release.not-approved</comment>
        <translation>Nadie ha liberado este dispositivo en {wait_s} segundos. Todo lo guardado está a salvo. Pídalo una vez más.</translation>
    </message>
    <message>
        <source>Not everybody whom this merge concerns is on this device ({missing} missing), so what it had brought could not be taken out. Nothing was changed. Synchronize and try again; if it stays so, somebody who can open all of them has to undo it.</source>
        <comment>merge.people-not-here</comment>
        <translation>No todas las personas a las que afecta esta unión están en este dispositivo (faltan {missing}), así que no se ha podido retirar lo que trajo. No se ha cambiado nada. Conéctese e inténtelo de nuevo; si sigue igual, debe deshacerla alguien que pueda abrirlas todas.</translation>
    </message>
    <message>
        <source>Number {number} has been called to counter {counter}. Nothing was changed. Call the next one.</source>
        <comment>walk-in.called-elsewhere</comment>
        <translation>El número {number} ya fue llamado a la ventanilla {counter}. No se ha cambiado nada. Llame al siguiente.</translation>
    </message>
    <message>
        <source>Number {number} has not been at a counter. Nothing was changed. Say that they left, or booked.</source>
        <comment>walk-in.not-served</comment>
        <translation>El número {number} no ha estado en ninguna ventanilla. No se ha cambiado nada. Diga que se fue o que reservó cita.</translation>
    </message>
    <message>
        <source>Number {number} is {state}, so this cannot be done now: {action}. Nothing was changed.</source>
        <comment>walk-in.not-now</comment>
        <translation>El número {number} está {state}, así que ahora no se puede: {action}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Only a single case can be opened in this way. Choose the case first.</source>
        <comment>access.denied</comment>
        <translation>Así solo se puede abrir un caso concreto. Elija primero el caso.</translation>
    </message>
    <message>
        <source>Only those who work on this case can do this. Ask its officer or a supervisor.</source>
        <comment>access.denied</comment>
        <translation>Solo puede hacerlo quien trabaja en este caso. Pregunte a su responsable o a supervisión.</translation>
    </message>
    <message>
        <source>Only those who work on this case can open it. A supervisor of the territory can help.</source>
        <comment>access.denied</comment>
        <translation>Solo puede abrirlo quien trabaja en este caso. Supervisión del territorio puede ayudar.</translation>
    </message>
    <message>
        <source>Required tasks still open: {count}. The case stays open. Finish them or drop them with a reason.</source>
        <comment>case.tasks-remain</comment>
        <translation>Tareas obligatorias aún abiertas: {count}. El caso sigue abierto. Termínelas o descártelas con un motivo.</translation>
    </message>
    <message>
        <source>Say what is missing or wrong, so that it can be put right. The request still waits.</source>
        <comment>approval.comment-missing</comment>
        <translation>Diga qué falta o está mal, para que se pueda corregir. La solicitud sigue a la espera.</translation>
    </message>
    <message>
        <source>Say what it is for first. Nothing has left the application.</source>
        <comment>access.denied</comment>
        <translation>Diga primero para qué es. Nada ha salido de la aplicación.</translation>
    </message>
    <message>
        <source>Say which part the person has in the case: some parts protect whoever has them. Nothing was changed.</source>
        <comment>case.role-missing</comment>
        <translation>Diga qué papel tiene la persona en el caso: algunos papeles protegen a quien los tiene. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Say which service or office this belongs to. What you wrote is still here.</source>
        <comment>contact.belongs-where</comment>
        <translation>Diga a qué servicio u oficina corresponde. Lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Say why in a few words, so that whoever reads this later understands it. Nothing was changed.</source>
        <comment>reason.missing</comment>
        <translation>Diga por qué en pocas palabras, para que lo entienda quien lo lea más tarde. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Say why in at least 20 characters. The case is still closed.</source>
        <comment>access.denied</comment>
        <translation>Diga por qué con al menos 20 caracteres. El caso sigue cerrado para usted.</translation>
    </message>
    <message>
        <source>Say why the deadline may be moved. It was not changed. Write the reason, then move it again.</source>
        <comment>deadline.extension-needs-reason</comment>
        <translation>Diga por qué se puede mover el plazo. No se ha cambiado. Escriba el motivo y muévalo de nuevo.</translation>
    </message>
    <message>
        <source>Someone else must do this, because it concerns what you did or asked for yourself.</source>
        <comment>access.denied</comment>
        <translation>Debe hacerlo otra persona, porque se trata de algo que hizo o pidió usted.</translation>
    </message>
    <message>
        <source>Something in writing that belongs elsewhere is forwarded for the person. What you wrote is still here. Choose &apos;forwarded&apos;, and send it on.</source>
        <comment>contact.must-be-forwarded</comment>
        <translation>Lo que llega por escrito y corresponde a otro sitio se remite en nombre de la persona. Lo que escribió sigue aquí. Elija «remitido» y envíelo.</translation>
    </message>
    <message>
        <source>Something other than the agency&apos;s server answered, such as the sign-in page of a network. Your work is saved on this device. Sign in to the network, or use another one.</source>
        <comment>sync.not-the-server</comment>
        <translation>Respondió algo que no es el servidor de la entidad, como la página de entrada de una red. Su trabajo está guardado en este dispositivo. Entre en la red o use otra.</translation>
    </message>
    <message>
        <source>Something was added to the end of the store {file} by another program. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.grown</comment>
        <translation>Otro programa añadió algo al final del almacén {file}. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>That time is taken by {count} other appointments. Nothing was booked. Choose another time or officer.</source>
        <comment>appointment.taken</comment>
        <translation>A esa hora ya hay otras citas: {count}. No se ha reservado nada. Elija otra hora u otro profesional.</translation>
    </message>
    <message>
        <source>That value does not fit the field. Nothing was changed. Both values are still there. Enter another one.</source>
        <comment>conflict.value-does-not-fit</comment>
        <translation>Ese valor no encaja en el campo. No se ha cambiado nada. Los dos valores siguen ahí. Escriba otro.</translation>
    </message>
    <message>
        <source>That value is not one of the two. Nothing was changed. Choose one of them, or write a third.</source>
        <comment>conflict.not-one-of-the-sides</comment>
        <translation>Ese valor no es ninguno de los dos. No se ha cambiado nada. Elija uno de ellos o escriba un tercero.</translation>
    </message>
    <message>
        <source>The PIN is not right. Everything saved is safe. Tries left before the passphrase is needed: {left}.</source>
        <comment>pin.wrong</comment>
        <translation>El PIN no es correcto. Todo lo guardado está a salvo. Intentos antes de que haga falta la frase de contraseña: {left}.</translation>
    </message>
    <message>
        <source>The PIN no longer opens this profile. Everything saved is safe. Use your passphrase.</source>
        <comment>pin.dropped</comment>
        <translation>El PIN ya no abre este perfil. Todo lo guardado está a salvo. Use su frase de contraseña.</translation>
    </message>
    <message>
        <source>The agency pack has no {what} called &apos;{name}&apos;. Your work is saved. Fetch the newest agency pack, or ask an administrator which version has it.</source>
        <comment>pack.not-found</comment>
        <translation>El paquete de la entidad no tiene {what} con el nombre «{name}». Su trabajo está guardado. Descargue el paquete más reciente o pregunte a administración qué versión lo tiene.</translation>
    </message>
    <message>
        <source>The agency pack in &apos;{folder}&apos; could not be read. Nothing was changed. Check that you may open its files.</source>
        <comment>pack.unreadable</comment>
        <translation>No se ha podido leer el paquete de la entidad en «{folder}». No se ha cambiado nada. Compruebe que usted pueda abrir sus archivos.</translation>
    </message>
    <message>
        <source>The agency pack {version} is not on this device. Your work is safe. It comes with the next connection.</source>
        <comment>pack.missing</comment>
        <translation>El paquete de la entidad {version} no está en este dispositivo. Su trabajo está a salvo. Llega con la próxima conexión.</translation>
    </message>
    <message>
        <source>The agency&apos;s certificate could not be read, so nothing was sent. Everything saved is safe. Tell your administrator.</source>
        <comment>trust.authority-unreadable</comment>
        <translation>No se ha podido leer el certificado de la entidad, así que no se ha enviado nada. Todo lo guardado está a salvo. Avise a administración.</translation>
    </message>
    <message>
        <source>The appointment has not begun yet, so nobody is late. It stays booked.</source>
        <comment>appointment.too-early</comment>
        <translation>La cita no ha empezado todavía, así que nadie llega tarde. Sigue reservada.</translation>
    </message>
    <message>
        <source>The appointment would end before it begins. Nothing was booked. Check the two times.</source>
        <comment>appointment.times</comment>
        <translation>La cita terminaría antes de empezar. No se ha reservado nada. Compruebe las dos horas.</translation>
    </message>
    <message>
        <source>The archive {file} is damaged or locked. Nothing was changed. Ask for it again.</source>
        <comment>hsds.archive-damaged</comment>
        <translation>El archivo comprimido {file} está dañado o bloqueado. No se ha cambiado nada. Pídalo de nuevo.</translation>
    </message>
    <message>
        <source>The archive {file} is too large once it is unpacked: more than {files} files, {mib} MiB, or {ratio} times its size. It was not brought in any further. Unpack it yourself and bring in the files you need.</source>
        <comment>archive.too-large</comment>
        <translation>El archivo comprimido {file} es demasiado grande una vez descomprimido: más de {files} archivos, {mib} MiB o {ratio} veces su tamaño. No se ha seguido importando. Descomprímalo usted e importe los archivos que necesite.</translation>
    </message>
    <message>
        <source>The audit trail is not whole: record {seq} {fault}. The case data is not touched by this. Keep this device as it is and tell the person who looks after security.</source>
        <comment>audit.broken</comment>
        <translation>El registro de auditoría no está íntegro: entrada {seq} {fault}. Los datos de los casos no se ven afectados. Deje este dispositivo como está y avise a quien se ocupa de la seguridad.</translation>
    </message>
    <message>
        <source>The backup was written but could not be restored on trial, so it was removed. Everything in the store is safe. Try again on another disk, and have the store checked.</source>
        <comment>backup.not-proven</comment>
        <translation>La copia de seguridad se escribió, pero no se pudo restaurar de prueba, así que se retiró. Todo lo almacenado está a salvo. Inténtelo en otro disco y haga revisar el almacén.</translation>
    </message>
    <message>
        <source>The backup {file} is damaged or not complete. Nothing was changed. Use another backup.</source>
        <comment>backup.damaged</comment>
        <translation>La copia de seguridad {file} está dañada o incompleta. No se ha cambiado nada. Use otra copia.</translation>
    </message>
    <message>
        <source>The backup {file} was made by a newer version of the program. Nothing was changed. Update the program, then restore it.</source>
        <comment>backup.too-new</comment>
        <translation>La copia de seguridad {file} la hizo una versión más reciente del programa. No se ha cambiado nada. Actualice el programa y restáurela después.</translation>
    </message>
    <message>
        <source>The code is not complete or has a wrong letter or digit. Nothing was changed. Compare it with the paper and type it again.</source>
        <comment>code.mistyped</comment>
        <translation>El código no está completo o tiene una letra o cifra equivocada. No se ha cambiado nada. Compárelo con el papel y escríbalo de nuevo.</translation>
    </message>
    <message>
        <source>The connection is not secure: the server&apos;s certificate is not valid here. Nothing was sent, and your work is saved on this device. Check this computer&apos;s clock; if it is right, tell the administrator.</source>
        <comment>sync.not-trusted</comment>
        <translation>La conexión no es segura: el certificado del servidor no vale aquí. No se ha enviado nada y su trabajo está guardado en este dispositivo. Compruebe el reloj de este equipo; si está bien, avise a administración.</translation>
    </message>
    <message>
        <source>The content of this attachment is not on this device. Everything else is safe. Restore it from a backup or the server.</source>
        <comment>attachment.missing</comment>
        <translation>El contenido de este adjunto no está en este dispositivo. Todo lo demás está a salvo. Restáurelo de una copia de seguridad o del servidor.</translation>
    </message>
    <message>
        <source>The date lies more than {years} years away, further than the calendar reaches. Nothing was changed. Check the number of days and the opening hours.</source>
        <comment>calendar.too-far</comment>
        <translation>La fecha queda a más de {years} años, más allá de lo que alcanza el calendario. No se ha cambiado nada. Compruebe el número de días y los horarios.</translation>
    </message>
    <message>
        <source>The date of death is before the date of birth. Nothing was changed. Check both dates.</source>
        <comment>person.died-before-birth</comment>
        <translation>La fecha de fallecimiento es anterior a la de nacimiento. No se ha cambiado nada. Compruebe las dos fechas.</translation>
    </message>
    <message>
        <source>The demonstration agency pack is missing. Nothing was changed. Install the program again, complete.</source>
        <comment>practice.pack-missing</comment>
        <translation>Falta el paquete de demostración de la entidad. No se ha cambiado nada. Instale de nuevo el programa, completo.</translation>
    </message>
    <message>
        <source>The description {file} {fault}. Nothing was compared. Put it right and try again.</source>
        <comment>match.description</comment>
        <translation>La descripción {file} {fault}. No se ha comparado nada. Corríjala e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The end of the store {file} is missing. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.cut-short</comment>
        <translation>Falta el final del almacén {file}. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The entry for this store is missing from the system&apos;s keyring. Everything saved is safe, and your passphrase was not tried. Use your printed code, or ask your supervisor for recovery.</source>
        <comment>keyring.missing</comment>
        <translation>Falta la entrada de este almacén en el llavero del sistema. Todo lo guardado está a salvo y su frase de contraseña no se ha probado. Use su código impreso o pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>The entry in the system&apos;s keyring belongs to another store or an older one. Everything saved is safe. Your passphrase was not counted as wrong. Ask your supervisor for recovery.</source>
        <comment>keyring.foreign</comment>
        <translation>La entrada del llavero del sistema es de otro almacén o de uno más antiguo. Todo lo guardado está a salvo. Su frase de contraseña no contó como equivocada. Pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>The export {file} does not open with this code, or it is damaged. Nothing was written.</source>
        <comment>export.not-opened</comment>
        <translation>La exportación {file} no se abre con este código o está dañada. No se ha escrito nada.</translation>
    </message>
    <message>
        <source>The file has no column &apos;{column}&apos;. Nothing was changed. It has: {columns}.</source>
        <comment>import.no-column</comment>
        <translation>El archivo no tiene ninguna columna «{column}». No se ha cambiado nada. Tiene: {columns}.</translation>
    </message>
    <message>
        <source>The file is not on the server yet. It may still be on its way from a colleague&apos;s device.</source>
        <comment>contents.not-given</comment>
        <translation>El archivo no está todavía en el servidor. Puede que aún venga en camino desde el dispositivo de un colega.</translation>
    </message>
    <message>
        <source>The file that came from the server is not the one that was attached. It was thrown away; it comes again.</source>
        <comment>contents.damaged</comment>
        <translation>El archivo que llegó del servidor no es el que se adjuntó. Se ha desechado; vendrá de nuevo.</translation>
    </message>
    <message>
        <source>The file {file} could not be read as text in the encoding {encoding}. Nothing was changed. Save it again as UTF-8, or say its encoding.</source>
        <comment>table.unreadable</comment>
        <translation>No se ha podido leer el archivo {file} como texto en la codificación {encoding}. No se ha cambiado nada. Guárdelo de nuevo como UTF-8 o indique su codificación.</translation>
    </message>
    <message>
        <source>The file {file} could not be read. Nothing was changed. Check its name and that you may open it.</source>
        <comment>file.unreadable</comment>
        <translation>No se ha podido leer el archivo {file}. No se ha cambiado nada. Compruebe su nombre y que usted pueda abrirlo.</translation>
    </message>
    <message>
        <source>The file {file} could not be read. Nothing was changed. Is it there, and may you open it?</source>
        <comment>import.file-unreadable</comment>
        <translation>No se ha podido leer el archivo {file}. No se ha cambiado nada. Compruebe que esté ahí y que usted pueda abrirlo.</translation>
    </message>
    <message>
        <source>The file {file} could not be written or read. Nothing on this device was changed. Try another stick.</source>
        <comment>bundle.not-written</comment>
        <translation>No se ha podido escribir o leer el archivo {file}. No se ha cambiado nada en este dispositivo. Pruebe con otra memoria.</translation>
    </message>
    <message>
        <source>The file {file} could not be written. Choose another place.</source>
        <comment>import.not-written</comment>
        <translation>No se ha podido escribir el archivo {file}. Elija otro sitio.</translation>
    </message>
    <message>
        <source>The file {file} could not be written. Everything in the store is safe. Choose another place.</source>
        <comment>file.not-writable</comment>
        <translation>No se ha podido escribir el archivo {file}. Todo lo almacenado está a salvo. Elija otro sitio.</translation>
    </message>
    <message>
        <source>The file {file} does not hold {kind} of a recovery key (X25519, PEM). Nothing was changed.</source>
        <comment>recovery-key.unreadable</comment>
        <translation>El archivo {file} no contiene {kind} de una clave de recuperación (X25519, PEM). No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} has a heading but no rows under it. Nothing was changed.</source>
        <comment>table.no-rows</comment>
        <translation>El archivo {file} tiene encabezado, pero ninguna fila debajo. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} has more than {limit} bytes. Nothing was changed. Fetch the requests in shorter spans.</source>
        <comment>open311.too-large</comment>
        <translation>El archivo {file} tiene más de {limit} bytes. No se ha cambiado nada. Descargue las solicitudes en periodos más cortos.</translation>
    </message>
    <message>
        <source>The file {file} holds no cards of an address book. Nothing was changed.</source>
        <comment>import.no-cards</comment>
        <translation>El archivo {file} no contiene fichas de una libreta de direcciones. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} holds no checkpoint of an audit trail. Nothing was compared.</source>
        <comment>audit.witness-unreadable</comment>
        <translation>El archivo {file} no contiene ningún punto de control de un registro de auditoría. No se ha comparado nada.</translation>
    </message>
    <message>
        <source>The file {file} holds no events of a calendar. Nothing was changed.</source>
        <comment>import.no-events</comment>
        <translation>El archivo {file} no contiene eventos de un calendario. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} holds no page that could be an answer. Nothing was changed.</source>
        <comment>import.no-answers</comment>
        <translation>El archivo {file} no contiene ninguna página que pueda ser una respuesta. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} is an older copy than the one used last on this device, so newer work may be missing from it. Nothing was changed. Put the newest copy back, or choose to go on with this one as a restored device.</source>
        <comment>store.older</comment>
        <translation>El archivo {file} es una copia más antigua que la usada por última vez en este dispositivo, así que puede faltarle trabajo más reciente. No se ha cambiado nada. Vuelva a poner la copia más reciente o elija seguir con esta como dispositivo restaurado.</translation>
    </message>
    <message>
        <source>The file {file} is damaged or was exchanged, so it is not shown. Restore it from a backup or the server.</source>
        <comment>stream.damaged</comment>
        <translation>El archivo {file} está dañado o fue cambiado por otro, así que no se muestra. Restáurelo de una copia de seguridad o del servidor.</translation>
    </message>
    <message>
        <source>The file {file} is empty. Nothing was changed.</source>
        <comment>table.empty</comment>
        <translation>El archivo {file} está vacío. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} is larger than {limit_mib} MiB, so it was not read. Divide it into smaller files.</source>
        <comment>file.too-large</comment>
        <translation>El archivo {file} pasa de {limit_mib} MiB, así que no se ha leído. Divídalo en archivos más pequeños.</translation>
    </message>
    <message>
        <source>The file {file} is no answer of an Open311 server, in XML or JSON. Nothing was changed.</source>
        <comment>open311.unreadable</comment>
        <translation>El archivo {file} no es una respuesta de un servidor Open311, en XML o JSON. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file {file} is no zip or tar archive, or it is damaged. Nothing was changed.</source>
        <comment>archive.unreadable</comment>
        <translation>El archivo {file} no es un archivo comprimido zip o tar, o está dañado. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The folder for the population already holds {count} files. Nothing was changed. Choose an empty folder.</source>
        <comment>population.folder-in-use</comment>
        <translation>La carpeta para la población ya contiene archivos: {count}. No se ha cambiado nada. Elija una carpeta vacía.</translation>
    </message>
    <message>
        <source>The folder {folder} holds something that is not a practice office. It was left alone, and nothing was made. Move it away, then try again.</source>
        <comment>practice.place-taken</comment>
        <translation>La carpeta {folder} contiene algo que no es una oficina de práctica. No se ha tocado y no se ha hecho nada. Muévala e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The heading of the file {file} {fault}. Nothing was changed. Put the first line right.</source>
        <comment>table.heading</comment>
        <translation>El encabezado del archivo {file} {fault}. No se ha cambiado nada. Corrija la primera línea.</translation>
    </message>
    <message>
        <source>The key file asks for a setting this program does not accept ({memory_kib} KiB, {passes} passes, {lanes} lanes). Nothing was changed. Put back the key file from before it was altered, or ask your supervisor for recovery.</source>
        <comment>keys.cost-refused</comment>
        <translation>El archivo de claves pide un ajuste que este programa no acepta ({memory_kib} KiB, {passes} pasadas, {lanes} vías). No se ha cambiado nada. Vuelva a poner el archivo de antes de la alteración o pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>The key file {file} is damaged. Your passphrase was not tried, and nothing was changed. Put back an undamaged copy of the file, or restore a backup.</source>
        <comment>keys.damaged</comment>
        <translation>El archivo de claves {file} está dañado. Su frase de contraseña no se ha probado y no se ha cambiado nada. Ponga de nuevo una copia intacta del archivo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The key file {file} is missing, so the store cannot be opened. Nothing was changed. Put the file back, or restore a backup.</source>
        <comment>keys.missing</comment>
        <translation>Falta el archivo de claves {file}, así que el almacén no se puede abrir. No se ha cambiado nada. Vuelva a poner el archivo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The key file {file} was changed by someone or something other than this program, so it is refused. Nothing else was changed. Tell your supervisor, and restore a backup.</source>
        <comment>keys.changed</comment>
        <translation>El archivo de claves {file} lo cambió alguien o algo que no es este programa, así que se rechaza. No se ha cambiado nada más. Avise a supervisión y restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The last day is before the first day. Check both dates.</source>
        <comment>value.period-ends-too-early</comment>
        <translation>El último día es anterior al primero. Compruebe las dos fechas.</translation>
    </message>
    <message>
        <source>The list of updates has run out, so newer ones may be missing from it. Nothing was changed, and work can go on. Check this computer&apos;s clock; if it is right, tell the administrator.</source>
        <comment>update.out-of-date</comment>
        <translation>La lista de actualizaciones ha caducado, así que pueden faltar las más recientes. No se ha cambiado nada y el trabajo puede seguir. Compruebe el reloj de este equipo; si está bien, avise a administración.</translation>
    </message>
    <message>
        <source>The next review must be after today. The warning stays as it was. Choose a later day.</source>
        <comment>safety.review-in-the-past</comment>
        <translation>La próxima revisión debe ser después de hoy. El aviso queda como estaba. Elija un día posterior.</translation>
    </message>
    <message>
        <source>The outcome of this referral is known already: {outcome}. Nothing was changed.</source>
        <comment>referral.outcome-known</comment>
        <translation>El resultado de esta derivación ya se conoce: {outcome}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Everything saved is safe. Check the keyboard layout and try again.</source>
        <comment>vault.wrong-passphrase</comment>
        <translation>La frase de contraseña no es correcta. Todo lo guardado está a salvo. Compruebe la distribución del teclado e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The passphrase is right, but the store {file} cannot be read. It is damaged. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.unreadable</comment>
        <translation>La frase de contraseña es correcta, pero el almacén {file} no se puede leer. Está dañado. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The passphrase may have at most {longest} characters. Nothing was changed. Choose a shorter one.</source>
        <comment>passphrase.too-long</comment>
        <translation>La frase de contraseña puede tener como máximo {longest} caracteres. No se ha cambiado nada. Elija una más corta.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {shortest} characters. Nothing was changed. Four or five ordinary words are easy to remember.</source>
        <comment>passphrase.too-short</comment>
        <translation>La frase de contraseña necesita al menos {shortest} caracteres. No se ha cambiado nada. Cuatro o cinco palabras corrientes se recuerdan bien.</translation>
    </message>
    <message>
        <source>The practice office could not be made: its server did not take everything ({why}). Nothing was kept. Try again with --fresh.</source>
        <comment>practice.not-sent</comment>
        <translation>No se ha podido hacer la oficina de práctica: su servidor no lo tomó todo ({why}). No se ha conservado nada. Inténtelo de nuevo con --fresh.</translation>
    </message>
    <message>
        <source>The practice office is open in another window already. Close it there, then try again.</source>
        <comment>practice.in-use</comment>
        <translation>La oficina de práctica ya está abierta en otra ventana. Ciérrela allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The request for the content of an attachment could not be read. Nothing was changed.</source>
        <comment>blob.bad-request</comment>
        <translation>No se ha podido leer la petición del contenido de un adjunto. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The reserved numbers {first} to {last} of &apos;{series}&apos; overlap with numbers this device already has. They were not taken, and work goes on. Tell the people who run the server.</source>
        <comment>number.block-overlaps</comment>
        <translation>Los números reservados del {first} al {last} de «{series}» se solapan con números que este dispositivo ya tiene. No se han tomado y el trabajo sigue. Avise a quienes llevan el servidor.</translation>
    </message>
    <message>
        <source>The server could not be reached. Your work is saved on this device, and is sent as soon as it can be.</source>
        <comment>sync.unreachable</comment>
        <translation>No se ha podido llegar al servidor. Su trabajo está guardado en este dispositivo y se envía en cuanto se pueda.</translation>
    </message>
    <message>
        <source>The server did not take a file ({status}). It is safe on this device, and is tried again.</source>
        <comment>contents.not-taken</comment>
        <translation>El servidor no aceptó un archivo ({status}). Está a salvo en este dispositivo y se intentará de nuevo.</translation>
    </message>
    <message>
        <source>The server does not accept this device. Your work is saved on it. If this does not pass, ask the administrator whether the device is still enrolled.</source>
        <comment>sync.not-accepted</comment>
        <translation>El servidor no acepta este dispositivo. Su trabajo está guardado en él. Si el problema continúa, pregunte a administración si el dispositivo sigue dado de alta.</translation>
    </message>
    <message>
        <source>The server does not accept this ticket. It may be used, older than a day, or tried too often. Nothing was changed here. Ask your administrator for a new one.</source>
        <comment>enrol.not-accepted</comment>
        <translation>El servidor no acepta este tique. Puede que esté usado, que tenga más de un día o que se haya probado demasiadas veces. Aquí no se ha cambiado nada. Pida otro a administración.</translation>
    </message>
    <message>
        <source>The server does not have this update any more. Nothing was changed. Look for updates again.</source>
        <comment>update.not-given</comment>
        <translation>El servidor ya no tiene esta actualización. No se ha cambiado nada. Busque actualizaciones de nuevo.</translation>
    </message>
    <message>
        <source>The server has no agency pack yet, so no profile was made. Ask your administrator to publish one and to give you a new ticket.</source>
        <comment>enrol.no-pack</comment>
        <translation>El servidor no tiene todavía ningún paquete de la entidad, así que no se ha creado ningún perfil. Pida a administración que publique uno y le dé un tique nuevo.</translation>
    </message>
    <message>
        <source>The server is busy. Your work is saved on this device; it is tried again by itself.</source>
        <comment>sync.server-busy</comment>
        <translation>El servidor está ocupado. Su trabajo está guardado en este dispositivo; se intentará de nuevo automáticamente.</translation>
    </message>
    <message>
        <source>The server of the practice office did not start. Nothing was lost. Its own words are in {file}. Install the server&apos;s parts (packaging/requirements/server.txt), then try again.</source>
        <comment>practice.server-not-ready</comment>
        <translation>El servidor de la oficina de práctica no arrancó. No se ha perdido nada. Lo que dijo está en {file}. Instale las partes del servidor (packaging/requirements/server.txt) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The server refused a request ({error}, {status}). Your work is saved on this device.</source>
        <comment>sync.server-refused</comment>
        <translation>El servidor rechazó una petición ({error}, {status}). Su trabajo está guardado en este dispositivo.</translation>
    </message>
    <message>
        <source>The server shows an older list of trusted keys (version {offered}) than this device knows (version {known}). It was not believed, and everything saved is safe. Tell your administrator.</source>
        <comment>trust.falls-back</comment>
        <translation>El servidor muestra una lista de claves de confianza más antigua (versión {offered}) que la que conoce este dispositivo (versión {known}). No se ha dado por buena y todo lo guardado está a salvo. Avise a administración.</translation>
    </message>
    <message>
        <source>The server&apos;s answer did not fit. Your work is saved on this device; it is tried again by itself.</source>
        <comment>sync.no-progress</comment>
        <translation>La respuesta del servidor no encajaba. Su trabajo está guardado en este dispositivo; se intentará de nuevo automáticamente.</translation>
    </message>
    <message>
        <source>The server&apos;s audit log is not what it was: up to record {size} it has been cut or changed. Your work is safe and goes on. Tell the person who looks after security; this device holds the proof.</source>
        <comment>sync.audit-alarm</comment>
        <translation>El registro de auditoría del servidor no es el que era: hasta la entrada {size} se ha cortado o cambiado. Su trabajo está a salvo y sigue. Avise a quien se ocupa de la seguridad; este dispositivo guarda la prueba.</translation>
    </message>
    <message>
        <source>The server&apos;s permission for this device is missing or not its own. Everything saved is safe. Connect to the agency&apos;s network and open the profile again.</source>
        <comment>lease.unusable</comment>
        <translation>Falta el permiso del servidor para este dispositivo o no es el suyo. Todo lo guardado está a salvo. Conéctese a la red de la entidad y abra de nuevo el perfil.</translation>
    </message>
    <message>
        <source>The server&apos;s records are not the ones this device has worked with. Nothing was changed and nothing is lost here. Tell the administrator, who can put the server back from a backup.</source>
        <comment>sync.another-log</comment>
        <translation>Los registros del servidor no son aquellos con los que trabajó este dispositivo. No se ha cambiado nada y aquí no se ha perdido nada. Avise a administración, que puede restablecer el servidor desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>The server&apos;s statement about its audit log is not signed as it should be, so it was not taken. Your work is safe. Tell the person who looks after security.</source>
        <comment>sync.bad-checkpoint</comment>
        <translation>La declaración del servidor sobre su registro de auditoría no está firmada como debe, así que no se ha tomado. Su trabajo está a salvo. Avise a quien se ocupa de la seguridad.</translation>
    </message>
    <message>
        <source>The store is busy with other work, so this was not saved. Everything saved before is safe. Try again.</source>
        <comment>store.busy</comment>
        <translation>El almacén está ocupado con otro trabajo, así que esto no se ha guardado. Todo lo guardado antes está a salvo. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The store is locked. Everything saved is safe. Unlock it with your passphrase to go on.</source>
        <comment>vault.locked</comment>
        <translation>El almacén está bloqueado. Todo lo guardado está a salvo. Desbloquéelo con su frase de contraseña para seguir.</translation>
    </message>
    <message>
        <source>The store {file} belongs to another profile, so it is refused. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.foreign</comment>
        <translation>El almacén {file} pertenece a otro perfil, así que se rechaza. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The store {file} is damaged. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.damaged</comment>
        <translation>El almacén {file} está dañado. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The store {file} is empty although its keys are there. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.empty</comment>
        <translation>El almacén {file} está vacío aunque sus claves están ahí. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The store {file} is missing although its keys are there. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.missing</comment>
        <translation>Falta el almacén {file} aunque sus claves están ahí. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The store {file} was replaced by a file that is not encrypted, so it is refused. Nothing was changed. Do not delete anything; restore the newest backup.</source>
        <comment>store.not-encrypted</comment>
        <translation>El almacén {file} se sustituyó por un archivo sin cifrar, así que se rechaza. No se ha cambiado nada. No borre nada; restaure la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The system did not let this be written, so it was not saved. Everything saved before is safe. Check that the disk is connected and not write-protected, then save again.</source>
        <comment>store.not-writable</comment>
        <translation>El sistema no dejó escribir esto, así que no se ha guardado. Todo lo guardado antes está a salvo. Compruebe que el disco esté conectado y no protegido contra escritura, y guarde de nuevo.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer within {limit_s} seconds. Everything saved is safe. Try again, or sign in to the desktop anew.</source>
        <comment>keyring.silent</comment>
        <translation>El llavero del sistema no respondió en {limit_s} segundos. Todo lo guardado está a salvo. Inténtelo de nuevo o vuelva a entrar en el escritorio.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not keep what it was given. Nothing was changed. Repair the keyring, then try again.</source>
        <comment>keyring.forgets</comment>
        <translation>El llavero del sistema no conservó lo que se le dio. No se ha cambiado nada. Repare el llavero e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Everything saved is safe. Unlock the keyring, then try again.</source>
        <comment>keyring.locked</comment>
        <translation>El llavero del sistema está bloqueado. Todo lo guardado está a salvo. Desbloquéelo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring reported a fault. Everything saved is safe. Try again, or sign in to the desktop anew.</source>
        <comment>keyring.failed</comment>
        <translation>El llavero del sistema dio un fallo. Todo lo guardado está a salvo. Inténtelo de nuevo o vuelva a entrar en el escritorio.</translation>
    </message>
    <message>
        <source>The table has more than {most} rows, so it was not matched. Divide it, or import it instead.</source>
        <comment>match.too-many</comment>
        <translation>La tabla tiene más de {most} filas, así que no se ha comparado. Divídala o impórtela.</translation>
    </message>
    <message>
        <source>The table has no column &apos;{column}&apos;, which the description names. It has: {columns}. Nothing was compared.</source>
        <comment>match.no-column</comment>
        <translation>La tabla no tiene la columna «{column}», que la descripción indica. Tiene: {columns}. No se ha comparado nada.</translation>
    </message>
    <message>
        <source>The text in &apos;{field}&apos; holds a broken character that cannot be kept. Nothing was changed. Type it anew.</source>
        <comment>text.cannot-be-kept</comment>
        <translation>El texto de «{field}» contiene un carácter roto que no se puede guardar. No se ha cambiado nada. Escríbalo de nuevo.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Nothing was changed. Try again.</source>
        <comment>cli.not-typed-alike</comment>
        <translation>Las dos frases de contraseña no son iguales. No se ha cambiado nada. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The update is not one that the agency&apos;s keys vouch for. It was thrown away, and the program and everything saved are as they were. Tell the administrator.</source>
        <comment>update.refused</comment>
        <translation>La actualización no está avalada por las claves de la entidad. Se ha desechado, y el programa y todo lo guardado están como estaban. Avise a administración.</translation>
    </message>
    <message>
        <source>The visit would end before it begins. Nothing was changed. Check the two times.</source>
        <comment>visit.times</comment>
        <translation>La visita terminaría antes de empezar. No se ha cambiado nada. Compruebe las dos horas.</translation>
    </message>
    <message>
        <source>The word list {file} is missing from this installation. Nothing was changed. Install the program again from a complete package.</source>
        <comment>passphrase.no-words</comment>
        <translation>Falta la lista de palabras {file} en esta instalación. No se ha cambiado nada. Instale de nuevo el programa desde un paquete completo.</translation>
    </message>
    <message>
        <source>There is no agency pack in &apos;{folder}&apos;. Nothing was changed. Check the name of the folder.</source>
        <comment>pack.not-there</comment>
        <translation>No hay ningún paquete de la entidad en «{folder}». No se ha cambiado nada. Compruebe el nombre de la carpeta.</translation>
    </message>
    <message>
        <source>There is no consent that stands for sharing this. Nothing was sent. Ask the person, and record it.</source>
        <comment>referral.no-consent</comment>
        <translation>No hay ningún consentimiento vigente para compartir esto. No se ha enviado nada. Pregunte a la persona y regístrelo.</translation>
    </message>
    <message>
        <source>There is no field &apos;{field}&apos;. Nothing was changed. These are known: {known}.</source>
        <comment>import.unknown-field</comment>
        <translation>No hay ningún campo «{field}». No se ha cambiado nada. Se conocen estos: {known}.</translation>
    </message>
    <message>
        <source>There is no profile in {directory}. Nothing was changed. Choose another place, or make a profile there.</source>
        <comment>profile.missing</comment>
        <translation>No hay ningún perfil en {directory}. No se ha cambiado nada. Elija otro sitio o cree allí un perfil.</translation>
    </message>
    <message>
        <source>There is no room for {file}, so it was not written. Nothing on this device was changed. Use another stick.</source>
        <comment>bundle.no-room</comment>
        <translation>No hay sitio para {file}, así que no se ha escrito. No se ha cambiado nada en este dispositivo. Use otra memoria.</translation>
    </message>
    <message>
        <source>There is no room left on the disk, so this was not saved. Everything saved before is safe. Free some space and save again.</source>
        <comment>store.disk-full</comment>
        <translation>No queda sitio en el disco, así que esto no se ha guardado. Todo lo guardado antes está a salvo. Libere espacio y guarde de nuevo.</translation>
    </message>
    <message>
        <source>There is no room to keep the update. Nothing was changed. Make room on the disk and try again.</source>
        <comment>update.not-kept</comment>
        <translation>No hay sitio para guardar la actualización. No se ha cambiado nada. Haga sitio en el disco e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>There is no such date. Check the day, the month and the year, or leave out what is not known.</source>
        <comment>value.impossible-date</comment>
        <translation>No existe esa fecha. Compruebe el día, el mes y el año, o deje fuera lo que no se sepa.</translation>
    </message>
    <message>
        <source>There is no time zone &apos;{zone}&apos;. Nothing was changed. Zones are called like Europe/London.</source>
        <comment>import.unknown-zone</comment>
        <translation>No hay ninguna zona horaria «{zone}». No se ha cambiado nada. Las zonas se llaman como Europe/London.</translation>
    </message>
    <message>
        <source>There is nothing here that you can open.</source>
        <comment>access.denied</comment>
        <translation>Aquí no hay nada que usted pueda abrir.</translation>
    </message>
    <message>
        <source>There is nothing in this note yet. Write it, or leave; a draft is kept either way.</source>
        <comment>note.empty</comment>
        <translation>Esta nota está vacía todavía. Escríbala o salga; en cualquier caso se guarda un borrador.</translation>
    </message>
    <message>
        <source>These two records are already one person. Nothing was changed.</source>
        <comment>merge.already-one-person</comment>
        <translation>Estas dos fichas ya son una sola persona. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This appointment is over or cancelled. What was recorded stays. Book a new one.</source>
        <comment>appointment.settled</comment>
        <translation>Esta cita ya pasó o está anulada. Lo registrado se conserva. Reserve una nueva.</translation>
    </message>
    <message>
        <source>This belongs to another territory. Nothing was changed. Its supervisor can help.</source>
        <comment>access.denied</comment>
        <translation>Esto pertenece a otro territorio. No se ha cambiado nada. Su supervisión puede ayudar.</translation>
    </message>
    <message>
        <source>This bundle is not for this place, so nothing of it was taken in. Take it to where it belongs.</source>
        <comment>bundle.foreign</comment>
        <translation>Este lote no es para este lugar, así que no se ha tomado nada de él. Llévelo a donde corresponde.</translation>
    </message>
    <message>
        <source>This bundle was made by a newer version. Nothing was taken in. Update this program, then try again.</source>
        <comment>bundle.too-new</comment>
        <translation>Este lote lo hizo una versión más reciente. No se ha tomado nada. Actualice este programa e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This code does not belong to this store. Everything saved is safe. Look for the newest printed code.</source>
        <comment>vault.wrong-code</comment>
        <translation>Este código no es de este almacén. Todo lo guardado está a salvo. Busque el código impreso más reciente.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock shows an earlier day than before. Everything saved is safe. Set the clock right, or connect to the agency&apos;s network, and open the profile again.</source>
        <comment>lease.clock-back</comment>
        <translation>El reloj de este equipo muestra un día anterior al de la última vez. Todo lo guardado está a salvo. Ponga bien el reloj o conéctese a la red de la entidad, y abra de nuevo el perfil.</translation>
    </message>
    <message>
        <source>This date of birth has not come yet. Use a date that has passed.</source>
        <comment>person.born-in-the-future</comment>
        <translation>Esta fecha de nacimiento no ha llegado todavía. Use una fecha pasada.</translation>
    </message>
    <message>
        <source>This date of death has not come yet. Nothing was changed. Use a date that has passed.</source>
        <comment>person.died-in-the-future</comment>
        <translation>Esta fecha de fallecimiento no ha llegado todavía. No se ha cambiado nada. Use una fecha pasada.</translation>
    </message>
    <message>
        <source>This deadline is already {state}, so it cannot be moved. It was not changed. Add a new one instead.</source>
        <comment>deadline.extension-not-possible</comment>
        <translation>Este plazo ya está {state}, así que no se puede mover. No se ha cambiado. Añada uno nuevo.</translation>
    </message>
    <message>
        <source>This deadline may be moved by {limit} at most, and {used} of it are used. It was not changed. Choose a shorter time, or ask a supervisor.</source>
        <comment>deadline.extension-too-long</comment>
        <translation>Este plazo se puede mover como máximo {limit}, y ya se han usado {used}. No se ha cambiado. Elija menos tiempo o pregunte a supervisión.</translation>
    </message>
    <message>
        <source>This device has not met its server for too long and is locked. Everything saved is safe. Connect to the agency&apos;s network and ask your administrator to release it.</source>
        <comment>lease.ended</comment>
        <translation>Este dispositivo lleva demasiado tiempo sin contacto con su servidor y está bloqueado. Todo lo guardado está a salvo. Conéctese a la red de la entidad y pida a administración que lo libere.</translation>
    </message>
    <message>
        <source>This device holds no checkpoint of a server&apos;s audit log yet. Synchronize it once, then try again.</source>
        <comment>checkpoints.none</comment>
        <translation>Este dispositivo no tiene todavía ningún punto de control del registro de auditoría de un servidor. Conéctelo una vez e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This device is locked after {tries} wrong passphrases. Everything saved is safe, but the passphrase alone no longer opens it. Use your printed code, or ask your supervisor for recovery.</source>
        <comment>vault.locked-out</comment>
        <translation>Este dispositivo está bloqueado tras {tries} frases de contraseña equivocadas. Todo lo guardado está a salvo, pero la frase de contraseña sola ya no lo abre. Use su código impreso o pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>This device was locked because it had not met its server for too long. Everything saved is safe. Connect to the agency&apos;s network and ask your administrator to release it.</source>
        <comment>vault.release-needed</comment>
        <translation>Este dispositivo se bloqueó porque llevaba demasiado tiempo sin contacto con su servidor. Todo lo guardado está a salvo. Conéctese a la red de la entidad y pida a administración que lo libere.</translation>
    </message>
    <message>
        <source>This draft was discarded more than {days} days ago and cannot be brought back.</source>
        <comment>draft.gone</comment>
        <translation>Este borrador se descartó hace más de {days} días y no se puede recuperar.</translation>
    </message>
    <message>
        <source>This file has {size} bytes; the limit is {limit}. Nothing was attached. Make it smaller, or split it.</source>
        <comment>attachment.too-large</comment>
        <translation>Este archivo tiene {size} bytes; el límite es {limit}. No se ha adjuntado nada. Redúzcalo o divídalo.</translation>
    </message>
    <message>
        <source>This file is a program, or has one in it, and could do harm on this computer. It was not opened. It is kept as it is. Whoever must look at it can save a copy, if they may, and have it checked first.</source>
        <comment>attachment.runs-code</comment>
        <translation>Este archivo es un programa, o contiene uno, y podría hacer daño en este equipo. No se ha abierto. Se conserva como está. Quien deba mirarlo puede guardar una copia, si le está permitido, y hacer que lo revisen antes.</translation>
    </message>
    <message>
        <source>This file is empty. Nothing was attached. Check the file, or scan it again.</source>
        <comment>attachment.empty</comment>
        <translation>Este archivo está vacío. No se ha adjuntado nada. Compruebe el archivo o escanéelo de nuevo.</translation>
    </message>
    <message>
        <source>This file is not a whole bundle from the sender it names, so nothing of it was taken in. Nothing is lost. Copy it again, or have it made again.</source>
        <comment>bundle.damaged</comment>
        <translation>Este archivo no es un lote completo del remitente que indica, así que no se ha tomado nada de él. No se ha perdido nada. Cópielo de nuevo o pida que lo hagan otra vez.</translation>
    </message>
    <message>
        <source>This file was added at another desk. Ask that desk, or the officer of the case.</source>
        <comment>access.denied</comment>
        <translation>Este archivo se añadió en otra ventanilla. Pregunte allí o al responsable del caso.</translation>
    </message>
    <message>
        <source>This has been decided already: {state}. Nothing was changed. Ask again if it must be looked at anew.</source>
        <comment>approval.already-decided</comment>
        <translation>Esto ya está decidido: {state}. No se ha cambiado nada. Pídalo de nuevo si hay que volver a mirarlo.</translation>
    </message>
    <message>
        <source>This import is not known on this device. Nothing was changed. `import list` shows those that are.</source>
        <comment>import.unknown-run</comment>
        <translation>Esta importación no se conoce en este dispositivo. No se ha cambiado nada. `import list` muestra las que se conocen.</translation>
    </message>
    <message>
        <source>This installation lacks the part that encrypts the store, so nothing was opened or written. Install the program again from a complete package.</source>
        <comment>store.no-encryption</comment>
        <translation>A esta instalación le falta la parte que cifra el almacén, así que no se ha abierto ni escrito nada. Instale de nuevo el programa desde un paquete completo.</translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. What was saved before is safe. Try once more.</source>
        <translation>Es un error del programa, no suyo. Lo guardado antes está a salvo. Inténtelo una vez más.</translation>
    </message>
    <message>
        <source>This is decided by a {role}. It still waits for one. Nothing was changed.</source>
        <comment>approval.not-yours</comment>
        <translation>Esto lo decide: {role}. Sigue a la espera. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This is not a whole enrolment ticket. Nothing was sent. Copy all of it, from &apos;caseworker-enrol:&apos; to the end.</source>
        <comment>enrol.ticket-unreadable</comment>
        <translation>Este no es un tique de alta completo. No se ha enviado nada. Cópielo entero, desde «caseworker-enrol:» hasta el final.</translation>
    </message>
    <message>
        <source>This is not an e-mail message: it has no line that says who it is from, when, or about what.</source>
        <comment>mail.not-a-message</comment>
        <translation>Esto no es un mensaje de correo: no tiene ninguna línea que diga de quién es, de cuándo o de qué trata.</translation>
    </message>
    <message>
        <source>This is not on your list. Nothing was changed. Look at the list again.</source>
        <comment>problem.unknown</comment>
        <translation>Esto no está en su lista. No se ha cambiado nada. Mire de nuevo la lista.</translation>
    </message>
    <message>
        <source>This is not open to you. Nothing was changed.</source>
        <comment>access.denied</comment>
        <translation>Usted no tiene acceso a esto. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This is not yours to change. Nothing was changed. Write a note, and those who may will see it.</source>
        <comment>access.denied</comment>
        <translation>No le corresponde cambiar esto. No se ha cambiado nada. Escriba una nota y la verá quien sí puede.</translation>
    </message>
    <message>
        <source>This merge is not on this device. Nothing was changed. Try again after the next contact with the server.</source>
        <comment>merge.unknown</comment>
        <translation>Esta unión no está en este dispositivo. No se ha cambiado nada. Inténtelo de nuevo después del próximo contacto con el servidor.</translation>
    </message>
    <message>
        <source>This message is larger, or made of more parts, than can be read here. It was left out.</source>
        <comment>mail.too-large</comment>
        <translation>Este mensaje es más grande, o tiene más partes, de lo que se puede leer aquí. Se ha dejado fuera.</translation>
    </message>
    <message>
        <source>This needs a connection. Nothing was changed. Try again when you are online.</source>
        <comment>access.denied</comment>
        <translation>Esto necesita conexión. No se ha cambiado nada. Inténtelo de nuevo cuando tenga conexión.</translation>
    </message>
    <message>
        <source>This passphrase is one of the first that anyone would try. Nothing was changed. Take the suggested words, or words of your own that have nothing to do with each other.</source>
        <comment>passphrase.too-common</comment>
        <translation>Esta frase de contraseña es de las primeras que cualquiera probaría. No se ha cambiado nada. Tome las palabras propuestas, u otras suyas que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>This profile belongs to no server, so no server can release it. Everything saved is safe. Use your printed code, or ask your supervisor for recovery.</source>
        <comment>profile.not-enrolled</comment>
        <translation>Este perfil no pertenece a ningún servidor, así que ningún servidor puede liberarlo. Todo lo guardado está a salvo. Use su código impreso o pida la recuperación a supervisión.</translation>
    </message>
    <message>
        <source>This profile belongs to no server, so there is nobody to carry a bundle to. Everything is safe here.</source>
        <comment>bundle.no-server</comment>
        <translation>Este perfil no pertenece a ningún servidor, así que no hay a quién llevar un lote. Aquí todo está a salvo.</translation>
    </message>
    <message>
        <source>This profile belongs to no server. Everything saved is safe. Enrol the device to work with others.</source>
        <comment>sync.no-membership</comment>
        <translation>Este perfil no pertenece a ningún servidor. Todo lo guardado está a salvo. Dé de alta el dispositivo para trabajar con otros.</translation>
    </message>
    <message>
        <source>This profile is open in another window or program. Everything saved is safe. Close it there, then try again.</source>
        <comment>profile.in-use</comment>
        <translation>Este perfil está abierto en otra ventana o en otro programa. Todo lo guardado está a salvo. Ciérrelo allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This profile was removed from this device. Work that was already sent is safe on the server. Enrol the device again.</source>
        <comment>profile.wiped</comment>
        <translation>Este perfil se retiró de este dispositivo. El trabajo ya enviado está a salvo en el servidor. Dé de alta de nuevo el dispositivo.</translation>
    </message>
    <message>
        <source>This record already has the number {number}. It keeps that number.</source>
        <comment>number.already-given</comment>
        <translation>Esta ficha o este caso ya tiene el número {number}. Lo conserva.</translation>
    </message>
    <message>
        <source>This recovery key does not belong to this store. Everything saved is safe. Ask for the key of your own agency.</source>
        <comment>vault.wrong-recovery-key</comment>
        <translation>Esta clave de recuperación no es de este almacén. Todo lo guardado está a salvo. Pida la clave de su propia entidad.</translation>
    </message>
    <message>
        <source>This referral has not been sent yet, so nothing can have come of it. It is kept as a draft.</source>
        <comment>referral.not-sent</comment>
        <translation>Esta derivación no se ha enviado todavía, así que no puede haber resultado. Se guarda como borrador.</translation>
    </message>
    <message>
        <source>This referral says nothing yet. Nothing was sent. Choose what the service needs to know.</source>
        <comment>referral.nothing-to-share</comment>
        <translation>Esta derivación no dice nada todavía. No se ha enviado nada. Elija lo que el servicio necesita saber.</translation>
    </message>
    <message>
        <source>This referral was sent as it stands, and stays so. Make a further referral to say more.</source>
        <comment>referral.already-sent</comment>
        <translation>Esta derivación se envió tal como está, y así queda. Haga otra derivación para decir más.</translation>
    </message>
    <message>
        <source>This server is not the one your ticket names, so nothing was sent to it. Check the address and ask your administrator for a new ticket.</source>
        <comment>trust.root-unknown</comment>
        <translation>Este servidor no es el que indica su tique, así que no se le ha enviado nada. Compruebe la dirección y pida a administración un tique nuevo.</translation>
    </message>
    <message>
        <source>This step is taken by: {roles}. The case stays where it is. Hand it to one of them.</source>
        <comment>case.move-not-yours</comment>
        <translation>Este paso lo da: {roles}. El caso se queda donde está. Páselo a alguien con una de esas funciones.</translation>
    </message>
    <message>
        <source>This store was last used by a newer version of Caseworker ({found}) than this one ({known}). Nothing was changed. Install the newer version to open it.</source>
        <comment>store.newer</comment>
        <translation>Este almacén lo usó por última vez una versión de Caseworker ({found}) más reciente que esta ({known}). No se ha cambiado nada. Instale la versión más reciente para abrirlo.</translation>
    </message>
    <message>
        <source>This store was made by a newer version of the program. Nothing was changed. Update the program, then open it again.</source>
        <comment>keys.too-new</comment>
        <translation>Este almacén lo hizo una versión más reciente del programa. No se ha cambiado nada. Actualice el programa y ábralo después.</translation>
    </message>
    <message>
        <source>This task is no longer open. Nothing was changed. Reopen it first.</source>
        <comment>task.settled</comment>
        <translation>Esta tarea ya no está abierta. No se ha cambiado nada. Reábrala primero.</translation>
    </message>
    <message>
        <source>This task opens when {count} other tasks of its stage are done. Nothing was changed. Finish those first.</source>
        <comment>task.locked</comment>
        <translation>Esta tarea se abre cuando estén hechas otras tareas de su fase ({count}). No se ha cambiado nada. Termínelas primero.</translation>
    </message>
    <message>
        <source>This visit is over. What was recorded stays as it is. Plan a new visit instead.</source>
        <comment>visit.ended</comment>
        <translation>Esta visita ya terminó. Lo registrado queda como está. Planifique una visita nueva.</translation>
    </message>
    <message>
        <source>This was settled in the meantime. Nothing was changed. Look at the value that stands now.</source>
        <comment>conflict.settled-already</comment>
        <translation>Esto se resolvió entretanto. No se ha cambiado nada. Mire el valor que hay ahora.</translation>
    </message>
    <message>
        <source>This {kind} exists already. Nothing was changed.</source>
        <comment>store.already-here</comment>
        <translation>Esto ya existe ({kind}). No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This {kind} is not on this device. It may have been removed, or it lies outside what you may see.</source>
        <comment>store.not-here</comment>
        <translation>Esto ({kind}) no está en este dispositivo. Puede que se haya retirado o que quede fuera de lo que usted puede ver.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases. Everything saved is safe. Wait {wait_s} seconds, then try again.</source>
        <comment>vault.try-later</comment>
        <translation>Demasiadas frases de contraseña equivocadas. Todo lo guardado está a salvo. Espere {wait_s} segundos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Two columns were put into the field &apos;{field}&apos;, which holds one. Nothing was changed. Leave one out.</source>
        <comment>import.field-twice</comment>
        <translation>Se pusieron dos columnas en el campo «{field}», que admite una. No se ha cambiado nada. Quite una.</translation>
    </message>
    <message>
        <source>Two staff are agreed for this visit. It is still planned. Add a second officer, or plan another day.</source>
        <comment>visit.two-staff</comment>
        <translation>Para esta visita se acordó que vayan dos profesionales. Sigue planificada. Añada un segundo profesional o planifique otro día.</translation>
    </message>
    <message>
        <source>What came over the network could not be read. Nothing was changed, and nothing is lost. It is tried again; if this goes on, tell the administrator.</source>
        <comment>sync.bad-message</comment>
        <translation>No se ha podido leer lo que llegó por la red. No se ha cambiado nada y no se ha perdido nada. Se intenta de nuevo; si continúa, avise a administración.</translation>
    </message>
    <message>
        <source>What came over the network could not be unpacked. Nothing was changed, and nothing is lost.</source>
        <comment>sync.not-packed</comment>
        <translation>No se ha podido desempaquetar lo que llegó por la red. No se ha cambiado nada y no se ha perdido nada.</translation>
    </message>
    <message>
        <source>What came over the network is larger than {limit} bytes. Nothing was changed, and nothing is lost.</source>
        <comment>sync.too-large</comment>
        <translation>Lo que llegó por la red pasa de {limit} bytes. No se ha cambiado nada y no se ha perdido nada.</translation>
    </message>
    <message>
        <source>What came over the network is larger than {limit} bytes. Nothing was changed, and nothing is lost.</source>
        <comment>sync.unpacks-too-large</comment>
        <translation>Lo que llegó por la red pasa de {limit} bytes. No se ha cambiado nada y no se ha perdido nada.</translation>
    </message>
    <message>
        <source>What the server released does not fit this request. Everything saved is safe. Ask once more.</source>
        <comment>recovery.unreadable</comment>
        <translation>Lo que liberó el servidor no encaja con esta petición. Todo lo guardado está a salvo. Pídalo una vez más.</translation>
    </message>
    <message>
        <source>What the server says about this device cannot be verified, so it was not believed. Everything saved is safe. Try again; if this goes on, tell your administrator.</source>
        <comment>statement.unreadable</comment>
        <translation>Lo que el servidor dice de este dispositivo no se puede comprobar, así que no se ha dado por bueno. Todo lo guardado está a salvo. Inténtelo de nuevo; si continúa, avise a administración.</translation>
    </message>
    <message>
        <source>What the server says about this device does not fit it, so it was not believed. Nothing was kept. Ask your administrator for a new ticket, and compare the six digits.</source>
        <comment>enrol.certificate-foreign</comment>
        <translation>Lo que el servidor dice de este dispositivo no encaja con él, así que no se ha dado por bueno. No se ha guardado nada. Pida a administración un tique nuevo y compare las seis cifras.</translation>
    </message>
    <message>
        <source>You asked for this handover, so someone in the other team accepts it. Until then the owner stays.</source>
        <comment>case.handover-not-yours</comment>
        <translation>Usted pidió este traspaso, así que lo acepta alguien del otro equipo. Hasta entonces sigue el mismo responsable.</translation>
    </message>
    <message>
        <source>You asked for this, so someone else decides it. It still waits. Ask another {role}.</source>
        <comment>approval.own-request</comment>
        <translation>Usted lo pidió, así que lo decide otra persona. Sigue a la espera. Pregunte a otra persona con esta función: {role}.</translation>
    </message>
    <message>
        <source>You can open this case already.</source>
        <comment>access.denied</comment>
        <translation>Usted ya puede abrir este caso.</translation>
    </message>
    <message>
        <source>You opened this case yourself, so someone else must review it. It stays in the list for review.</source>
        <comment>break-glass.own-review</comment>
        <translation>Usted mismo abrió este caso, así que debe revisarlo otra persona. Sigue en la lista de revisión.</translation>
    </message>
    <message>
        <source>You stopped this. Nothing was changed.</source>
        <comment>work.stopped</comment>
        <translation>Usted lo ha detenido. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Your agency does not use PINs on this device. Nothing was changed. Unlock with your passphrase.</source>
        <comment>pin.not-allowed</comment>
        <translation>Su entidad no usa PIN en este dispositivo. No se ha cambiado nada. Desbloquee con su frase de contraseña.</translation>
    </message>
    <message>
        <source>Your agency has ordered this profile to be removed from this device.</source>
        <comment>sync.wipe-ordered</comment>
        <translation>Su entidad ha ordenado retirar este perfil de este dispositivo.</translation>
    </message>
    <message>
        <source>Your agency&apos;s server publishes the agency pack, so nothing was changed here. It comes with the next synchronization.</source>
        <comment>library.published-by-server</comment>
        <translation>El paquete de la entidad lo publica el servidor de su entidad, así que aquí no se ha cambiado nada. Llega con la próxima conexión.</translation>
    </message>
    <message>
        <source>Your role does not include this. Nothing was changed. A supervisor can tell you who can do it.</source>
        <comment>access.denied</comment>
        <translation>Su función no incluye esto. No se ha cambiado nada. Supervisión puede decirle quién puede hacerlo.</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>cita</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>aprobación</translation>
    </message>
    <message>
        <source>case</source>
        <translation>caso</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflicto</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>consentimiento</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacto</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>plazo</translation>
    </message>
    <message>
        <source>document</source>
        <translation>documento</translation>
    </message>
    <message>
        <source>household</source>
        <translation>hogar</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>person waiting</source>
        <translation>persona en espera</translation>
    </message>
    <message>
        <source>referral</source>
        <translation>derivación</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tarea</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>visita</translation>
    </message>
    <message>
        <source>{count} cases of this person are under legal hold, so nothing was erased. Lift the hold first, if that is right.</source>
        <comment>erase.legal-hold</comment>
        <translation>Casos de esta persona que deben conservarse por ley: {count}. Por eso no se ha borrado nada. Levante primero esa obligación, si procede.</translation>
    </message>
    <message>
        <source>{count} of the things looked at are broken. What is listed above says what to do.</source>
        <comment>check.broken</comment>
        <translation>De lo revisado está roto: {count}. Lo indicado arriba dice qué hacer.</translation>
    </message>
    <message>
        <source>{count} officers are known here by this name. Nothing was changed. Give the officer&apos;s id.</source>
        <comment>colleague.unknown</comment>
        <translation>Profesionales que se conocen aquí con este nombre: {count}. No se ha cambiado nada. Indique el identificador del profesional.</translation>
    </message>
    <message>
        <source>{count} people here may be the same. Nobody was added. Look at them, or add --anyway.</source>
        <comment>person.likely-here</comment>
        <translation>Aquí hay personas que podrían ser la misma: {count}. No se ha añadido a nadie. Mírelas o añada --anyway.</translation>
    </message>
    <message>
        <source>{count} records bear this number or mark. Nothing was changed. Name the one you mean by its id.</source>
        <comment>reference.several</comment>
        <translation>Fichas o casos con este número o señal: {count}. No se ha cambiado nada. Indique cuál por su identificador.</translation>
    </message>
    <message>
        <source>{count} rows were refused, each with its reason above. The rest went in. Mend them and import the file again.</source>
        <comment>import.rows-refused</comment>
        <translation>Filas rechazadas, cada una con su motivo arriba: {count}. Las demás entraron. Corríjalas e importe el archivo de nuevo.</translation>
    </message>
    <message>
        <source>{directory} is a link or belongs to someone else, so it is refused. Nothing was changed. Use the real folder.</source>
        <comment>profile.unsafe</comment>
        <translation>{directory} es un enlace o pertenece a otra persona, así que se rechaza. No se ha cambiado nada. Use la carpeta real.</translation>
    </message>
    <message>
        <source>{directory} is not empty, and nothing in it is ever overwritten. Choose an empty place.</source>
        <comment>profile.exists</comment>
        <translation>{directory} no está vacía, y nada de lo que contiene se sobrescribe nunca. Elija un sitio vacío.</translation>
    </message>
    <message>
        <source>{file} could not be written. Nothing was left of it. Choose another place.</source>
        <comment>package.not-writable</comment>
        <translation>No se ha podido escribir {file}. No ha quedado nada de él. Elija otro sitio.</translation>
    </message>
    <message>
        <source>{file} holds no directory in Open Referral HSDS. Nothing was changed. Choose its folder, its archive, its JSON file or its datapackage.json.</source>
        <comment>hsds.no-directory</comment>
        <translation>{file} no contiene un directorio en Open Referral HSDS. No se ha cambiado nada. Elija su carpeta, su archivo comprimido, su archivo JSON o su datapackage.json.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MiB once unpacked, or holds more than {files} files. Nothing was changed.</source>
        <comment>hsds.too-large</comment>
        <translation>{file} pasa de {most} MiB una vez descomprimido, o contiene más de {files} archivos. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>{file} is there already and is not overwritten. Choose another name for the backup.</source>
        <comment>backup.exists</comment>
        <translation>{file} ya existe y no se sobrescribe. Elija otro nombre para la copia de seguridad.</translation>
    </message>
    <message>
        <source>{file} is there already and is not overwritten. Choose another name.</source>
        <comment>export.exists</comment>
        <translation>{file} ya existe y no se sobrescribe. Elija otro nombre.</translation>
    </message>
    <message>
        <source>{file} is there already and is not overwritten. Nothing was written. Choose another name.</source>
        <comment>file.exists</comment>
        <translation>{file} ya existe y no se sobrescribe. No se ha escrito nada. Elija otro nombre.</translation>
    </message>
    <message>
        <source>{file} is there already and is not overwritten. Nothing was written. Choose another name.</source>
        <comment>package.place-taken</comment>
        <translation>{file} ya existe y no se sobrescribe. No se ha escrito nada. Elija otro nombre.</translation>
    </message>
    <message>
        <source>{missing} before this case can go to &apos;{stage}&apos;. It stays where it is.</source>
        <comment>case.not-ready</comment>
        <translation>Antes de que este caso pueda pasar a «{stage}»: {missing}. Se queda donde está.</translation>
    </message>
    <message>
        <source>{says} The list of problems is kept by the server: this needs a connection.</source>
        <comment>problem.not-connected</comment>
        <translation>{says} La lista de problemas la guarda el servidor: esto necesita conexión.</translation>
    </message>
    <message>
        <source>{says} Waiting on this device to be sent: {waiting}.</source>
        <comment>sync.not-complete</comment>
        <translation>{says} Pendiente de enviar en este dispositivo: {waiting}.</translation>
    </message>
    <message>
        <source>{what} is asked on the terminal, and there is none here. Nothing was changed. Give it in a file with {option}, or on standard input with {option} -.</source>
        <comment>cli.no-terminal</comment>
        <translation>{what} se pide en la terminal, y aquí no hay ninguna. No se ha cambiado nada. Indíquelo en un archivo con {option}, o por la entrada estándar con {option} -.</translation>
    </message>
    <message>
        <source>{what} is missing from this installation. Nothing was changed. Install the program again from a complete package.</source>
        <comment>cli.shipped-missing</comment>
        <translation>Falta {what} en esta instalación. No se ha cambiado nada. Instale de nuevo el programa desde un paquete completo.</translation>
    </message>
    <message>
        <source>{what} is missing from this installation. Nothing was changed. Install the program again from a complete package.</source>
        <comment>theme.missing</comment>
        <translation>Falta {what} en esta instalación. No se ha cambiado nada. Instale de nuevo el programa desde un paquete completo.</translation>
    </message>
    <message>
        <source>{what} was expected from {source}, and nothing is there. Nothing was changed.</source>
        <comment>cli.secret-empty</comment>
        <translation>Se esperaba {what} de {source}, y no hay nada. No se ha cambiado nada.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n days from this day</source>
        <translation>
            <numerusform>%n día desde este día</numerusform>
            <numerusform>%n días desde este día</numerusform>
        </translation>
    </message>
    <message>
        <source>A supervisor of the territory can do this.</source>
        <translation>Esto puede hacerlo supervisión del territorio.</translation>
    </message>
    <message>
        <source>All {count} of the list</source>
        <translation>Toda la lista: {count}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Export as calendar file</source>
        <translation>Exportar como archivo de calendario</translation>
    </message>
    <message>
        <source>Export cases</source>
        <translation>Exportar casos</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Exportar personas</translation>
    </message>
    <message>
        <source>Export what is held</source>
        <translation>Exportar lo que consta</translation>
    </message>
    <message>
        <source>Recorded {moment}, {officer}</source>
        <translation>Registrado: {moment}, {officer}</translation>
    </message>
    <message>
        <source>Records that are about other people as well are left out, to protect them.</source>
        <translation>Los registros que también tratan de otras personas quedan fuera, para protegerlas.</translation>
    </message>
    <message>
        <source>Records that you may not read are not part of it.</source>
        <translation>Los registros que usted no puede leer no forman parte.</translation>
    </message>
    <message>
        <source>Some words are kept for those who work on the matter, and are left out.</source>
        <translation>Algunos textos se reservan a quienes trabajan en el asunto y quedan fuera.</translation>
    </message>
    <message>
        <source>The file holds times, places, titles and names.</source>
        <translation>El archivo contiene horas, lugares, títulos y nombres.</translation>
    </message>
    <message>
        <source>The file holds what the list tells of each case.</source>
        <translation>El archivo contiene lo que la lista dice de cada caso.</translation>
    </message>
    <message>
        <source>The file holds what the list tells of each person.</source>
        <translation>El archivo contiene lo que la lista dice de cada persona.</translation>
    </message>
    <message>
        <source>The package holds every record with its history, who looked, and the documents. What belongs to other people is left out, and the package says so.</source>
        <translation>El paquete contiene cada registro con su historial, quién consultó y los documentos. Lo que es de otras personas queda fuera, y el paquete lo dice.</translation>
    </message>
    <message>
        <source>The {count} chosen</source>
        <translation>Lo elegido: {count}</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>Este día</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Lo que consta</translation>
    </message>
    <message>
        <source>What is held on {name}</source>
        <translation>Lo que consta sobre {name}</translation>
    </message>
    <message>
        <source>What is not part of this</source>
        <translation>Qué no forma parte de esto</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>Who looked at this person may not be read by you, and is left out.</source>
        <translation>Usted no puede ver quién consultó la ficha de esta persona; eso queda fuera.</translation>
    </message>
    <message>
        <source>Who looked, on this device</source>
        <translation>Quién consultó, en este dispositivo</translation>
    </message>
    <message>
        <source>Who reported a warning is left out, to protect them.</source>
        <translation>Quién comunicó un aviso queda fuera, para protegerle.</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose where</source>
        <translation>Elegir dónde</translation>
    </message>
    <message numerus="yes">
        <source>Exported. The file holds %n entries.</source>
        <translation>
            <numerusform>Exportado. El archivo contiene %n entrada.</numerusform>
            <numerusform>Exportado. El archivo contiene %n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Por dónde va</translation>
    </message>
    <message>
        <source>Outside, nobody protects it: you answer for the file.</source>
        <translation>Fuera nadie lo protege: usted responde del archivo.</translation>
    </message>
    <message>
        <source>Say what this is for. It is recorded with your name.</source>
        <translation>Diga para qué es. Se registra con su nombre.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
</context>
<context>
    <name>Failed</name>
    <message>
        <source>Copy details for support</source>
        <translation>Copiar detalles para soporte</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo de nuevo</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>3 April 1985</source>
        <translation>3 de abril de 1985</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Case type of those that do not say theirs</source>
        <translation>Tipo de los casos que no indican el suyo</translation>
    </message>
    <message>
        <source>Central European (Windows)</source>
        <translation>Centroeuropeo (Windows)</translation>
    </message>
    <message>
        <source>Chinese (simplified)</source>
        <translation>Chino (simplificado)</translation>
    </message>
    <message>
        <source>Chinese (traditional)</source>
        <translation>Chino (tradicional)</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Columns are parted by</source>
        <translation>Las columnas se separan con</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Coma</translation>
    </message>
    <message>
        <source>Cyrillic (Windows)</source>
        <translation>Cirílico (Windows)</translation>
    </message>
    <message>
        <source>Greek (Windows)</source>
        <translation>Griego (Windows)</translation>
    </message>
    <message>
        <source>How 03/04/1985 is meant</source>
        <translation>Cómo se entiende 03/04/1985</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>It cannot go in like this</source>
        <translation>Así no se puede importar</translation>
    </message>
    <message>
        <source>Japanese (Windows)</source>
        <translation>Japonés (Windows)</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>Letters are written as</source>
        <translation>Cómo están escritas las letras</translation>
    </message>
    <message>
        <source>March 4, 1985</source>
        <translation>4 de marzo de 1985</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>La mía</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Nothing has been brought in yet.</source>
        <translation>Todavía no se ha importado nada.</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Todavía no hay nada que mostrar.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Say how the dates are meant.</source>
        <translation>Diga cómo se entienden las fechas.</translation>
    </message>
    <message>
        <source>Say which system it comes from.</source>
        <translation>Diga de qué sistema viene.</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Punto y coma</translation>
    </message>
    <message>
        <source>System it comes from</source>
        <translation>Sistema del que viene</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>The columns go where they went the last time.</source>
        <translation>Las columnas van a donde fueron la última vez.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>El archivo no se puede leer.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>El archivo se está leyendo.</translation>
    </message>
    <message>
        <source>The first rows as they would be</source>
        <translation>Las primeras filas, como quedarían</translation>
    </message>
    <message>
        <source>Try all of it</source>
        <translation>Probar con todo</translation>
    </message>
    <message>
        <source>Turkish (Windows)</source>
        <translation>Turco (Windows)</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Barra vertical</translation>
    </message>
    <message>
        <source>Western European (ISO)</source>
        <translation>Europeo occidental (ISO)</translation>
    </message>
    <message>
        <source>Western European (Windows)</source>
        <translation>Europeo occidental (Windows)</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Qué dice</translation>
    </message>
    <message>
        <source>{field}: {sentence}</source>
        <translation>{field}: {sentence}</translation>
    </message>
</context>
<context>
    <name>FiltersButton</name>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Filters {count}</source>
        <translation>Filtros {count}</translation>
    </message>
    <message numerus="yes">
        <source>Filters, %n set</source>
        <translation>
            <numerusform>Filtros: %n puesto</numerusform>
            <numerusform>Filtros: %n puestos</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters, none set</source>
        <translation>Filtros: ninguno puesto</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Add as a new person</source>
        <translation>Añadir como persona nueva</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter takes. Part of a name is enough.</source>
        <translation>Elija con las flechas y confirme con Intro. Basta con parte del nombre.</translation>
    </message>
    <message>
        <source>Name, number, birth date or phone</source>
        <translation>Nombre, número, fecha de nacimiento o teléfono</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>After unlocking, Ctrl+/ lists the keys of each page, and F6 goes from pane to pane.</source>
        <translation>Después de desbloquear, Ctrl+/ muestra las teclas de cada página y F6 va de panel en panel.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Enter unlocks. The eye in the field shows what is typed.</source>
        <translation>Intro desbloquea. El ojo del campo muestra lo escrito.</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Alto contraste, oscuro</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Alto contraste, claro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Screen reader help</source>
        <translation>Ayuda para lectores de pantalla</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab go from one control to the next, in reading order.</source>
        <translation>Tab y Mayús+Tab van de un control al siguiente, en orden de lectura.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>What is wrong, and how long to wait, is announced by itself.</source>
        <translation>Lo que está mal, y cuánto hay que esperar, se anuncia automáticamente.</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Discard draft</source>
        <translation>Descartar el borrador</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Borrador descartado</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Leave this form. What you typed is kept.</source>
        <translation>Salir de este formulario. Lo escrito se guarda.</translation>
    </message>
</context>
<context>
    <name>FoundField</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message>
        <source>A private room</source>
        <translation>Una sala reservada</translation>
    </message>
    <message>
        <source>A seat</source>
        <translation>Un asiento</translation>
    </message>
    <message>
        <source>Add a walk-in</source>
        <translation>Añadir llegada sin cita</translation>
    </message>
    <message>
        <source>Add new person</source>
        <translation>Añadir persona nueva</translation>
    </message>
    <message>
        <source>Address is protected – tell nobody where they live</source>
        <translation>Dirección protegida: no diga a nadie dónde vive</translation>
    </message>
    <message>
        <source>Answers for this</source>
        <translation>Respuestas para esto</translation>
    </message>
    <message>
        <source>Back to queue</source>
        <translation>Volver a la cola</translation>
    </message>
    <message>
        <source>Belongs elsewhere</source>
        <translation>Corresponde a otro sitio</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>Reservar una cita</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Llamar de nuevo</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Llamar al siguiente</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Cerrar el día</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Dangerous animal at home</source>
        <translation>Animal peligroso en casa</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Descartar el borrador</translation>
    </message>
    <message>
        <source>Finish without a note</source>
        <translation>Terminar sin nota</translation>
    </message>
    <message>
        <source>Go on with who is on hold</source>
        <translation>Continuar con quien está en pausa</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>Ir a la nota</translation>
    </message>
    <message>
        <source>Has carried a weapon</source>
        <translation>Ha llevado un arma</translation>
    </message>
    <message>
        <source>Has threatened or hurt staff</source>
        <translation>Ha amenazado o herido al personal</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <translation>Bucle magnético</translation>
    </message>
    <message>
        <source>Help with reading</source>
        <translation>Ayuda para leer</translation>
    </message>
    <message>
        <source>Log phone call</source>
        <translation>Registrar llamada</translation>
    </message>
    <message>
        <source>Meet at our office only</source>
        <translation>Citar solo en nuestra oficina</translation>
    </message>
    <message>
        <source>Name not shown to you</source>
        <translation>Nombre que usted no puede ver</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>No vino nadie</translation>
    </message>
    <message>
        <source>Nobody is at your counter. Press F4 to call the next person.</source>
        <translation>No hay nadie en su ventanilla. Pulse F4 para llamar a la siguiente persona.</translation>
    </message>
    <message>
        <source>Nobody is identified at your counter. Say who it is first.</source>
        <translation>En su ventanilla no hay nadie identificado. Diga primero quién es.</translation>
    </message>
    <message>
        <source>Nobody is on hold.</source>
        <translation>No hay nadie en pausa.</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>No hay nada escrito todavía.</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Promise a call back</source>
        <translation>Prometer una llamada</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Refer to a service</source>
        <translation>Derivar a un servicio</translation>
    </message>
    <message>
        <source>Risk of infection</source>
        <translation>Riesgo de infección</translation>
    </message>
    <message>
        <source>Safety note</source>
        <translation>Aviso de seguridad</translation>
    </message>
    <message>
        <source>Save and call next</source>
        <translation>Guardar y llamar al siguiente</translation>
    </message>
    <message>
        <source>Save contact</source>
        <translation>Guardar contacto</translation>
    </message>
    <message>
        <source>Say who it is</source>
        <translation>Decir quién es</translation>
    </message>
    <message>
        <source>Show who was helped today</source>
        <translation>Mostrar a quién se atendió hoy</translation>
    </message>
    <message>
        <source>Small child</source>
        <translation>Niño pequeño</translation>
    </message>
    <message>
        <source>Step-free</source>
        <translation>Sin escalones</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>El día</translation>
    </message>
    <message>
        <source>The person is at your counter already.</source>
        <translation>La persona ya está en su ventanilla.</translation>
    </message>
    <message>
        <source>The person was called and has not come yet.</source>
        <translation>Se llamó a la persona y no ha venido todavía.</translation>
    </message>
    <message>
        <source>Two staff for visits</source>
        <translation>Dos profesionales en las visitas</translation>
    </message>
    <message>
        <source>Unsafe building</source>
        <translation>Edificio inseguro</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Lista de espera</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>¿De qué se trata?</translation>
    </message>
    <message>
        <source>Work at {counter}</source>
        <translation>Trabajar en {counter}</translation>
    </message>
    <message numerus="yes">
        <source>waiting %n minutes</source>
        <translation>
            <numerusform>espera desde hace %n minuto</numerusform>
            <numerusform>espera desde hace %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrontDeskPage</name>
    <message>
        <source>Call back</source>
        <translation>Devolver la llamada</translation>
    </message>
    <message>
        <source>Call {name} back</source>
        <translation>Devolver la llamada a {name}</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Draft discarded.</source>
        <translation>Borrador descartado.</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>Datos y respuestas</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>Atención al público</translation>
    </message>
    <message>
        <source>Nobody is waiting for this counter. Press F2 when someone walks in.</source>
        <translation>No hay nadie en espera para esta ventanilla. Pulse F2 cuando entre alguien.</translation>
    </message>
    <message>
        <source>Number {number} · {queue}</source>
        <translation>Número {number} · {queue}</translation>
    </message>
    <message>
        <source>Recorded: answered at once.</source>
        <translation>Registrado: respondido al momento.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Saved. Next: {number} {name}</source>
        <translation>Guardado. Siguiente: {number} {name}</translation>
    </message>
    <message>
        <source>Saved. Nobody is waiting.</source>
        <translation>Guardado. No hay nadie en espera.</translation>
    </message>
    <message>
        <source>The day is closed. {served} counted as helped, {left} as left before.</source>
        <translation>El día está cerrado. Cuentan como atendidas: {served}; como que se fueron antes: {left}.</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Lista de espera</translation>
    </message>
    <message>
        <source>Who is it really?</source>
        <translation>¿Quién es en realidad?</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>¿Quién es?</translation>
    </message>
</context>
<context>
    <name>GivePanel</name>
    <message>
        <source>Give visit</source>
        <translation>Pasar la visita</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>Nadie más</translation>
    </message>
    <message>
        <source>Second officer</source>
        <translation>Segundo profesional</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Quién va</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>More for this person</source>
        <translation>Más para esta persona</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
</context>
<context>
    <name>HelpedPanel</name>
    <message>
        <source>Booked</source>
        <translation>Cita reservada</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Cerrar el día</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Left before</source>
        <translation>Se fue antes</translation>
    </message>
    <message>
        <source>Let them wait again</source>
        <translation>Volver a ponerla en espera</translation>
    </message>
    <message>
        <source>Nobody has left yet today.</source>
        <translation>Hoy no se ha ido nadie todavía.</translation>
    </message>
    <message>
        <source>People who left today</source>
        <translation>Personas que se fueron hoy</translation>
    </message>
    <message>
        <source>Today at the counter</source>
        <translation>Hoy en ventanilla</translation>
    </message>
    <message>
        <source>{number}  {name}</source>
        <translation>{number}  {name}</translation>
    </message>
</context>
<context>
    <name>HoursTable</name>
    <message>
        <source>Opening hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>{day}, today</source>
        <translation>{day}, hoy</translation>
    </message>
</context>
<context>
    <name>HouseholdModel</name>
    <message>
        <source>Add household member</source>
        <translation>Añadir miembro del hogar</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Añadir miembro</translation>
    </message>
    <message>
        <source>Add relationship</source>
        <translation>Añadir relación</translation>
    </message>
    <message>
        <source>Choose who this is. Type a name or a number, then press Enter.</source>
        <translation>Elija quién es. Escriba un nombre o un número y pulse Intro.</translation>
    </message>
    <message>
        <source>Empty: the old role was wrong</source>
        <translation>Vacío: el papel anterior era incorrecto</translation>
    </message>
    <message>
        <source>End relationship with {name}</source>
        <translation>Terminar la relación con {name}</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>Household member added</source>
        <translation>Miembro del hogar añadido</translation>
    </message>
    <message>
        <source>If it is known</source>
        <translation>Si se sabe</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last day here</source>
        <translation>Último día aquí</translation>
    </message>
    <message>
        <source>Last day saved</source>
        <translation>Último día guardado</translation>
    </message>
    <message>
        <source>Lives here only some days</source>
        <translation>Vive aquí solo algunos días</translation>
    </message>
    <message>
        <source>Lives here since</source>
        <translation>Vive aquí desde</translation>
    </message>
    <message>
        <source>Relationship added</source>
        <translation>Relación añadida</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Papel de {name}</translation>
    </message>
    <message>
        <source>Role saved</source>
        <translation>Papel guardado</translation>
    </message>
    <message>
        <source>Save last day</source>
        <translation>Guardar último día</translation>
    </message>
    <message>
        <source>Save role</source>
        <translation>Guardar papel</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>What they are to this person</source>
        <translation>Qué es de esta persona</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>lives here</source>
        <translation>vive aquí</translation>
    </message>
    <message>
        <source>lives here since {date}</source>
        <translation>vive aquí desde el {date}</translation>
    </message>
    <message>
        <source>lives here some days</source>
        <translation>vive aquí algunos días</translation>
    </message>
    <message>
        <source>moved out on {date}</source>
        <translation>dejó el hogar el {date}</translation>
    </message>
    <message>
        <source>{name} moves out</source>
        <translation>{name} deja el hogar</translation>
    </message>
</context>
<context>
    <name>HouseholdTab</name>
    <message>
        <source>Add household member</source>
        <translation>Añadir miembro del hogar</translation>
    </message>
    <message>
        <source>Add relationship</source>
        <translation>Añadir relación</translation>
    </message>
    <message>
        <source>Add who lives with them to create the household.</source>
        <translation>Añada con quién vive para crear el hogar.</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>Cambiar papel</translation>
    </message>
    <message>
        <source>End relationship</source>
        <translation>Terminar relación</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>Move out</source>
        <translation>Dejar el hogar</translation>
    </message>
    <message>
        <source>No household is known</source>
        <translation>Aún no consta ningún hogar</translation>
    </message>
    <message>
        <source>No relationship is known.</source>
        <translation>No consta ninguna relación.</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir página</translation>
    </message>
    <message>
        <source>Open the page of {name}</source>
        <translation>Abrir la página de {name}</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Relaciones</translation>
    </message>
    <message>
        <source>Someone you may not see</source>
        <translation>Alguien que usted no puede ver</translation>
    </message>
    <message>
        <source>What can be done: {name}</source>
        <translation>Qué se puede hacer: {name}</translation>
    </message>
    <message>
        <source>{name} (this person)</source>
        <translation>{name} (esta persona)</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Address book</source>
        <translation>Libreta de direcciones</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Brought up to date</source>
        <translation>Actualizado</translation>
    </message>
    <message>
        <source>Cannot go in</source>
        <translation>No se puede importar</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Case type</source>
        <translation>Tipo de caso</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Directory of services</source>
        <translation>Directorio de servicios</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Ya está aquí</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>It is not yours to take back.</source>
        <translation>No le corresponde a usted retirarlo.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Teléfono móvil</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>Partly taken back</source>
        <translation>Retirada en parte</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Person (reference or number)</source>
        <translation>Persona (referencia o número)</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Recibido el</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>Solicitudes de servicio</translation>
    </message>
    <message>
        <source>Somebody has changed it since.</source>
        <translation>Alguien lo ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>Something else that is kept names it.</source>
        <translation>Lo menciona otra cosa que se conserva.</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Calle</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Their part in the case</source>
        <translation>Su papel en el caso</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Localidad</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De qué se trata</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>An import is under way. Stop it first, or wait.</source>
        <translation>Hay una importación en curso. Deténgala primero o espere.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Elija primero un archivo.</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Elegir archivos para importar</translation>
    </message>
    <message>
        <source>Choose {file} again</source>
        <translation>Elija de nuevo {file}</translation>
    </message>
    <message>
        <source>Everything {file} brought in is taken back, except what somebody has changed or used since. What stays is listed afterwards.</source>
        <translation>Se retira todo lo que trajo {file}, excepto lo que alguien haya cambiado o usado desde entonces. Después se muestra lo que se queda.</translation>
    </message>
    <message>
        <source>Go to the list of earlier imports first.</source>
        <translation>Vaya primero a la lista de importaciones anteriores.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import the file</source>
        <translation>Importar el archivo</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
    <message>
        <source>Nothing is under way.</source>
        <translation>No hay nada en curso.</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Guardar como tabla</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Detener la importación</translation>
    </message>
    <message>
        <source>Take an import back</source>
        <translation>Retirar una importación</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>Take this import back?</source>
        <translation>¿Retirar esta importación?</translation>
    </message>
    <message>
        <source>That is another file. Choose the one that was being brought in.</source>
        <translation>Ese es otro archivo. Elija el que se estaba importando.</translation>
    </message>
    <message>
        <source>The rows that cannot go in were saved.</source>
        <translation>Se han guardado las filas que no se pueden importar.</translation>
    </message>
    <message>
        <source>Try all of it</source>
        <translation>Probar con todo</translation>
    </message>
</context>
<context>
    <name>InHand</name>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Choose a key</source>
        <translation>Elegir una tecla</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Tecla nueva</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>Press the key, together with Ctrl, Alt or Shift where you like.</source>
        <translation>Pulse la tecla, junto con Ctrl, Alt o Mayús si quiere.</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>Usar esta tecla</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the key of {command}</source>
        <translation>Cambiar la tecla de {command}</translation>
    </message>
    <message>
        <source>Give {command} its usual key</source>
        <translation>Devolver a {command} su tecla habitual</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Tecla habitual</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>Add a visit</source>
        <translation>Añadir una visita</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Añadir fotos</translation>
    </message>
    <message>
        <source>Add walk-in</source>
        <translation>Añadir llegada sin cita</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Todo va bien</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Answers for this</source>
        <translation>Respuestas para esto</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation>Adjuntar documentos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to the waiting list</source>
        <translation>Volver a la lista de espera</translation>
    </message>
    <message>
        <source>Belongs elsewhere</source>
        <translation>Corresponde a otro sitio</translation>
    </message>
    <message>
        <source>Book appointment</source>
        <translation>Reservar cita</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Llamar de nuevo</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Llamar al siguiente</translation>
    </message>
    <message>
        <source>Call the service</source>
        <translation>Llamar al servicio</translation>
    </message>
    <message>
        <source>Cancel appointment</source>
        <translation>Anular cita</translation>
    </message>
    <message>
        <source>Cancel visit</source>
        <translation>Anular visita</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Elegir archivos para importar</translation>
    </message>
    <message>
        <source>Choose mail files</source>
        <translation>Elegir archivos de correo</translation>
    </message>
    <message>
        <source>Choose reason {number}</source>
        <translation>Elegir el motivo {number}</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflicto</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>No vino</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>File all that are certain</source>
        <translation>Archivar todos los seguros</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message>
        <source>Find the person</source>
        <translation>Buscar a la persona</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Finish and plan the next</source>
        <translation>Terminar y planificar la siguiente</translation>
    </message>
    <message>
        <source>Finish task and plan the next</source>
        <translation>Terminar la tarea y planificar la siguiente</translation>
    </message>
    <message>
        <source>First match is not the same</source>
        <translation>La primera coincidencia no es la misma persona</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>Atención al público</translation>
    </message>
    <message>
        <source>Go on with those on hold</source>
        <translation>Continuar con quienes están en pausa</translation>
    </message>
    <message>
        <source>Go there earlier</source>
        <translation>Ir antes</translation>
    </message>
    <message>
        <source>Go there later</source>
        <translation>Ir después</translation>
    </message>
    <message>
        <source>Go to entry {number} of the navigation</source>
        <translation>Ir a la entrada {number} de la navegación</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>Ir a la nota</translation>
    </message>
    <message>
        <source>Hide or show all names</source>
        <translation>Ocultar o mostrar todos los nombres</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import the file</source>
        <translation>Importar el archivo</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>Log phone call</source>
        <translation>Registrar llamada</translation>
    </message>
    <message>
        <source>Look closer at the first match</source>
        <translation>Ver en detalle la primera coincidencia</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Main action of the form</source>
        <translation>Acción principal del formulario</translation>
    </message>
    <message>
        <source>Move appointment</source>
        <translation>Cambiar fecha de la cita</translation>
    </message>
    <message>
        <source>Move visit</source>
        <translation>Cambiar fecha de la visita</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Mis tareas</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Día siguiente</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Mensaje siguiente</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>Par siguiente</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>Solicitud siguiente</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>Nobody home</source>
        <translation>Nadie en casa</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Son dos personas</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Abrir el menú</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Abrir la ficha o el caso</translation>
    </message>
    <message>
        <source>Other pages</source>
        <translation>Otras páginas</translation>
    </message>
    <message>
        <source>Plan task</source>
        <translation>Planificar tarea</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Día anterior</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>Par anterior</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>Solicitud anterior</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Promise to call back</source>
        <translation>Prometer devolver la llamada</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fichas y casos</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Derivar</translation>
    </message>
    <message>
        <source>Refer to a service</source>
        <translation>Derivar a un servicio</translation>
    </message>
    <message>
        <source>Referral directory</source>
        <translation>Directorio de derivaciones</translation>
    </message>
    <message>
        <source>Report this answer</source>
        <translation>Avisar de un error en esta respuesta</translation>
    </message>
    <message>
        <source>Save and stay</source>
        <translation>Guardar y quedarse</translation>
    </message>
    <message>
        <source>Say what became of a referral</source>
        <translation>Registrar el resultado de una derivación</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Búsqueda y comandos</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>Ponerse en camino</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Show or hide quoted text</source>
        <translation>Mostrar u ocultar el texto citado</translation>
    </message>
    <message>
        <source>Show referrals under way</source>
        <translation>Mostrar las derivaciones en curso</translation>
    </message>
    <message>
        <source>Show services</source>
        <translation>Mostrar servicios</translation>
    </message>
    <message>
        <source>Show what was merged</source>
        <translation>Mostrar lo que se unió</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>Texto en su tamaño habitual</translation>
    </message>
    <message>
        <source>This answer did not help</source>
        <translation>Esta respuesta no sirvió</translation>
    </message>
    <message>
        <source>This answer helped</source>
        <translation>Esta respuesta sirvió</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Try all of a file</source>
        <translation>Probar con todo un archivo</translation>
    </message>
    <message>
        <source>Undo last action</source>
        <translation>Deshacer la última acción</translation>
    </message>
    <message>
        <source>Use all of the left side</source>
        <translation>Usar todo el lado izquierdo</translation>
    </message>
    <message>
        <source>Use all of the right side</source>
        <translation>Usar todo el lado derecho</translation>
    </message>
    <message>
        <source>Use match {number}</source>
        <translation>Usar la coincidencia {number}</translation>
    </message>
    <message>
        <source>Use the first match</source>
        <translation>Usar la primera coincidencia</translation>
    </message>
    <message>
        <source>Use the second match</source>
        <translation>Usar la segunda coincidencia</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>This key is needed for typing. Take it together with Ctrl or Alt.</source>
        <translation>Esta tecla hace falta para escribir. Úsela junto con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>{keys} is the key of “{command}”. Give that another key first, or choose one that is free.</source>
        <translation>{keys} es la tecla de «{command}». Asigne antes otra tecla a ese comando o elija una que esté libre.</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Albanian</source>
        <translation>albanés</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>amárico</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>armenio</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>azerbaiyano</translation>
    </message>
    <message>
        <source>Bangla</source>
        <translation>bengalí</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>euskera</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>bielorruso</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>bosnio</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>búlgaro</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>birmano</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalán</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chino</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>croata</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>checo</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>danés</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>neerlandés</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>estonio</translation>
    </message>
    <message>
        <source>Filipino</source>
        <translation>filipino</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finés</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>gallego</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>georgiano</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>griego</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>guyaratí</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>criollo haitiano</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>hausa</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hebreo</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>húngaro</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>islandés</translation>
    </message>
    <message>
        <source>Igbo</source>
        <translation>igbo</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>indonesio</translation>
    </message>
    <message>
        <source>Irish</source>
        <translation>irlandés</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonés</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>kazajo</translation>
    </message>
    <message>
        <source>Kinyarwanda</source>
        <translation>kinyarwanda</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coreano</translation>
    </message>
    <message>
        <source>Kurdish</source>
        <translation>kurdo</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>letón</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>lingala</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>lituano</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>macedonio</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>malgache</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>malayo</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>malayálam</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>maltés</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>maratí</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>mongol</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>nepalí</translation>
    </message>
    <message>
        <source>Norwegian Bokmål</source>
        <translation>noruego bokmål</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>pastún</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>persa</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polaco</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>panyabí</translation>
    </message>
    <message>
        <source>Quechua</source>
        <translation>quechua</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>rumano</translation>
    </message>
    <message>
        <source>Romany</source>
        <translation>romaní</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>ruso</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>serbio</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>cingalés</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>eslovaco</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>esloveno</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>somalí</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>suajili</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>sueco</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>tamil</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>telugu</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>tailandés</translation>
    </message>
    <message>
        <source>Tigrinya</source>
        <translation>tigriña</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turco</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ucraniano</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>urdu</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>uzbeko</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamita</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>galés</translation>
    </message>
    <message>
        <source>Wolof</source>
        <translation>wólof</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>yidis</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>yoruba</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>zulú</translation>
    </message>
</context>
<context>
    <name>LicenceText</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>Licencia de {name}</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Clear a filter to see more.</source>
        <translation>Quite un filtro para ver más.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Nothing fits all of these filters.</source>
        <translation>Nada cumple todos estos filtros.</translation>
    </message>
    <message>
        <source>Showing the first {count} – type more to find others</source>
        <translation>Se muestran los primeros {count}: escriba más para encontrar otros</translation>
    </message>
    <message numerus="yes">
        <source>Showing {count}</source>
        <translation>
            <numerusform>Se muestra {count}</numerusform>
            <numerusform>Se muestran {count}</numerusform>
        </translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>No se ha podido leer la lista.</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message numerus="yes">
        <source>%n tasks open</source>
        <translation>
            <numerusform>%n tarea abierta</numerusform>
            <numerusform>%n tareas abiertas</numerusform>
        </translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Todos los abiertos</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Due in 7 days</source>
        <translation>Vencen en 7 días</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más adelante</translation>
    </message>
    <message>
        <source>Missing: {name}</source>
        <translation>Falta: {name}</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Por atender</translation>
    </message>
    <message>
        <source>Approval needed: {name}</source>
        <translation>Falta la aprobación: {name}</translation>
    </message>
    <message>
        <source>Consent missing: {name}</source>
        <translation>Falta el consentimiento: {name}</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Late, nothing missing</source>
        <translation>Con retraso, no falta nada</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sin fecha</translation>
    </message>
    <message>
        <source>No owner</source>
        <translation>Sin responsable</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Nothing is missing, but it is late.</source>
        <translation>No falta nada, pero va con retraso.</translation>
    </message>
    <message>
        <source>Nothing, on track</source>
        <translation>Nada, según lo previsto</translation>
    </message>
    <message>
        <source>Nothing. It is on track.</source>
        <translation>Nada. Va según lo previsto.</translation>
    </message>
    <message>
        <source>Officer {mark}</source>
        <translation>Profesional {mark}</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>On hold: {name}</source>
        <translation>En pausa: {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Over since {time}</source>
        <translation>Venció a las {time}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Fuera de plazo</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devueltos</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>Por aprobar</translation>
    </message>
    <message>
        <source>To be handed over</source>
        <translation>Por traspasar</translation>
    </message>
    <message>
        <source>To fill in: {name}</source>
        <translation>Por rellenar: {name}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Pendiente de su aprobación</translation>
    </message>
    <message>
        <source>What is holding it</source>
        <translation>Qué lo detiene</translation>
    </message>
    <message>
        <source>{cases} of {agreed}</source>
        <translation>{cases} de {agreed}</translation>
    </message>
    <message numerus="yes">
        <source>{first}, and %n more</source>
        <translation>
            <numerusform>{first}, y %n más</numerusform>
            <numerusform>{first}, y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} – too many</source>
        <translation>{numbers}: demasiados</translation>
    </message>
    <message>
        <source>{overdue} overdue, {soon} due in 7 days</source>
        <translation>fuera de plazo: {overdue}; vencen en 7 días: {soon}</translation>
    </message>
</context>
<context>
    <name>LogForm</name>
    <message>
        <source>Add to</source>
        <translation>Añadir a</translation>
    </message>
    <message>
        <source>Alt + 1 to 8</source>
        <translation>Alt + 1 a 8</translation>
    </message>
    <message>
        <source>Back to queue</source>
        <translation>Volver a la cola</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Llamar de nuevo</translation>
    </message>
    <message>
        <source>Choose what it is about, or write a note.</source>
        <translation>Elija de qué se trata o escriba una nota.</translation>
    </message>
    <message>
        <source>Contact by</source>
        <translation>Contacto por</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>Kept on the timeline only</source>
        <translation>Solo queda en la cronología</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>More for this person</source>
        <translation>Más para esta persona</translation>
    </message>
    <message>
        <source>No case – just this contact</source>
        <translation>Sin caso: solo este contacto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save and call next</source>
        <translation>Guardar y llamar al siguiente</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>An earlier message of this exchange is there</source>
        <translation>Ya hay allí un mensaje anterior de esta conversación</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivo comprimido</translation>
    </message>
    <message>
        <source>Bring in mail</source>
        <translation>Importar correo</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>E-mail message</source>
        <translation>Mensaje de correo</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Its number stands in the subject</source>
        <translation>Su número está en el asunto</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>One of their cases at work</source>
        <translation>Uno de sus casos en curso</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Sender not named</source>
        <translation>Remitente sin indicar</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>The name is the same, the address is not known</source>
        <translation>El nombre es el mismo, la dirección no se conoce</translation>
    </message>
    <message>
        <source>Their only case at work</source>
        <translation>Su único caso en curso</translation>
    </message>
    <message>
        <source>They have a part in the case</source>
        <translation>Participa en el caso</translation>
    </message>
    <message>
        <source>This e-mail address is theirs</source>
        <translation>Esta dirección de correo es suya</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation>Tipo desconocido</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
</context>
<context>
    <name>MailModel</name>
    <message>
        <source>Choose a message first.</source>
        <translation>Elija primero un mensaje.</translation>
    </message>
    <message>
        <source>Choose the person or the case this message belongs to.</source>
        <translation>Elija la persona o el caso al que pertenece este mensaje.</translation>
    </message>
    <message>
        <source>This message is filed already.</source>
        <translation>Este mensaje ya está archivado.</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message numerus="yes">
        <source>%n could not be read as messages.</source>
        <translation>
            <numerusform>%n no se ha podido leer como mensaje.</numerusform>
            <numerusform>%n no se han podido leer como mensajes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages filed.</source>
        <translation>
            <numerusform>%n mensaje archivado.</numerusform>
            <numerusform>%n mensajes archivados.</numerusform>
        </translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Bring in mail</source>
        <translation>Importar correo</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>Elija primero un mensaje.</translation>
    </message>
    <message>
        <source>Choose mail files</source>
        <translation>Elegir archivos de correo</translation>
    </message>
    <message>
        <source>Drop .eml or .mbox files here. Nothing is filed before you say so.</source>
        <translation>Suelte aquí archivos .eml o .mbox. No se archiva nada hasta que usted lo diga.</translation>
    </message>
    <message>
        <source>E-mail messages ({patterns})</source>
        <translation>Mensajes de correo ({patterns})</translation>
    </message>
    <message>
        <source>File all that are certain</source>
        <translation>Archivar todos los seguros</translation>
    </message>
    <message numerus="yes">
        <source>File all that are certain (%n)</source>
        <translation>
            <numerusform>Archivar el seguro (%n)</numerusform>
            <numerusform>Archivar todos los seguros (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>File message</source>
        <translation>Archivar mensaje</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Mensaje siguiente</translation>
    </message>
    <message>
        <source>Of no message it is certain where it goes. Look through them one by one.</source>
        <translation>De ningún mensaje es seguro a dónde va. Mírelos uno por uno.</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>Show or hide quoted text</source>
        <translation>Mostrar u ocultar el texto citado</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>The messages are being read.</source>
        <translation>Los mensajes se están leyendo.</translation>
    </message>
    <message>
        <source>There are more messages than can be looked through at a time.</source>
        <translation>Hay más mensajes de los que se pueden mirar de una vez.</translation>
    </message>
    <message>
        <source>This message quotes nothing.</source>
        <translation>Este mensaje no cita nada.</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>A dónde va</translation>
    </message>
</context>
<context>
    <name>MailPreview</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Shown as plain text. Nothing in it is run, and nothing is fetched from outside.</source>
        <translation>Se muestra como texto sin formato. No se ejecuta nada de él ni se descarga nada de fuera.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Texto del archivo</translation>
    </message>
    <message>
        <source>This cannot be shown here. Once the message is filed, it can be opened in another program.</source>
        <translation>Esto no se puede mostrar aquí. Una vez archivado el mensaje, se puede abrir con otro programa.</translation>
    </message>
</context>
<context>
    <name>MailReading</name>
    <message numerus="yes">
        <source>%n attached files</source>
        <translation>
            <numerusform>%n archivo adjunto</numerusform>
            <numerusform>%n archivos adjuntos</numerusform>
        </translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>Archivos adjuntos</translation>
    </message>
    <message>
        <source>From {sender} to {receivers}, {date}</source>
        <translation>{date}, de {sender} para {receivers}</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Ocultar el texto citado</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Show quoted text</source>
        <translation>Mostrar el texto citado</translation>
    </message>
    <message>
        <source>Some letters may be wrong.</source>
        <translation>Puede que algunas letras estén mal.</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texto del mensaje</translation>
    </message>
    <message>
        <source>The message does not say correctly how they are written.</source>
        <translation>El mensaje no dice bien cómo están escritas.</translation>
    </message>
    <message>
        <source>This message has no text.</source>
        <translation>Este mensaje no tiene texto.</translation>
    </message>
    <message>
        <source>This message is filed already. Bringing it in again changes nothing.</source>
        <translation>Este mensaje ya está archivado. Importarlo de nuevo no cambia nada.</translation>
    </message>
    <message>
        <source>This message is very long. Its beginning is shown.</source>
        <translation>Este mensaje es muy largo. Se muestra el principio.</translation>
    </message>
    <message>
        <source>What the message quotes</source>
        <translation>Qué cita el mensaje</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>nadie indicado</translation>
    </message>
</context>
<context>
    <name>MailSide</name>
    <message>
        <source>Another case</source>
        <translation>Otro caso</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Found by you</source>
        <translation>Lo encontró usted</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Sin caso</translation>
    </message>
    <message>
        <source>No person</source>
        <translation>Sin persona</translation>
    </message>
    <message>
        <source>Nobody here has this address.</source>
        <translation>Aquí nadie tiene esta dirección.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>A dónde va</translation>
    </message>
    <message>
        <source>Why: {reasons}</source>
        <translation>Por qué: {reasons}</translation>
    </message>
</context>
<context>
    <name>MakingCard</name>
    <message>
        <source>Compare these digits with your administrator’s screen. They must be the same.</source>
        <translation>Compare estas cifras con la pantalla de administración. Deben ser las mismas.</translation>
    </message>
    <message>
        <source>Making your profile</source>
        <translation>Creando su perfil</translation>
    </message>
    <message>
        <source>Your keys are being made. This takes a few seconds.</source>
        <translation>Se están creando sus claves. Tarda unos segundos.</translation>
    </message>
</context>
<context>
    <name>Match</name>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Possibly the same</source>
        <translation>Posible</translation>
    </message>
    <message>
        <source>Probably not the same</source>
        <translation>Poco probable</translation>
    </message>
    <message>
        <source>Probably the same</source>
        <translation>Probable</translation>
    </message>
    <message>
        <source>Same family and birth date, another given name: twins?</source>
        <translation>Mismos apellidos y fecha de nacimiento, otro nombre: ¿gemelos?</translation>
    </message>
    <message>
        <source>Same family, address and birth date, another given name: twins?</source>
        <translation>Mismos apellidos, dirección y fecha de nacimiento, otro nombre: ¿gemelos?</translation>
    </message>
    <message>
        <source>Same name, born a generation apart: parent and child?</source>
        <translation>Mismo nombre, con una generación de diferencia: ¿padre o madre e hijo o hija?</translation>
    </message>
    <message>
        <source>They may be two people of one family who live together.</source>
        <translation>Pueden ser dos personas de una familia que viven juntas.</translation>
    </message>
    <message>
        <source>Very likely the same</source>
        <translation>Muy probable</translation>
    </message>
    <message>
        <source>a date of birth a generation apart</source>
        <translation>una fecha de nacimiento con una generación de diferencia</translation>
    </message>
    <message>
        <source>a date of birth with day and month swapped</source>
        <translation>una fecha de nacimiento con el día y el mes intercambiados</translation>
    </message>
    <message>
        <source>a family name that is written alike</source>
        <translation>unos apellidos que se escriben parecido</translation>
    </message>
    <message>
        <source>a family name that sounds alike</source>
        <translation>unos apellidos que suenan parecido</translation>
    </message>
    <message>
        <source>a given name that is written alike</source>
        <translation>un nombre de pila que se escribe parecido</translation>
    </message>
    <message>
        <source>a given name that sounds alike</source>
        <translation>un nombre de pila que suena parecido</translation>
    </message>
    <message>
        <source>a part of the address</source>
        <translation>una parte de la dirección</translation>
    </message>
    <message>
        <source>a part of the family name</source>
        <translation>una parte de los apellidos</translation>
    </message>
    <message>
        <source>a part of the given name</source>
        <translation>una parte del nombre de pila</translation>
    </message>
    <message>
        <source>a part of the place</source>
        <translation>una parte del lugar</translation>
    </message>
    <message>
        <source>a short form of the family name</source>
        <translation>una forma corta de los apellidos</translation>
    </message>
    <message>
        <source>a short form of the given name</source>
        <translation>una forma corta del nombre de pila</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>otra dirección</translation>
    </message>
    <message>
        <source>another date of birth</source>
        <translation>otra fecha de nacimiento</translation>
    </message>
    <message>
        <source>another e-mail</source>
        <translation>otro correo</translation>
    </message>
    <message>
        <source>another family name</source>
        <translation>otros apellidos</translation>
    </message>
    <message>
        <source>another gender</source>
        <translation>otro género</translation>
    </message>
    <message>
        <source>another given name</source>
        <translation>otro nombre de pila</translation>
    </message>
    <message>
        <source>another number of another office</source>
        <translation>un número distinto de otra oficina</translation>
    </message>
    <message>
        <source>another phone</source>
        <translation>otro teléfono</translation>
    </message>
    <message>
        <source>another place</source>
        <translation>otro lugar</translation>
    </message>
    <message>
        <source>day and month changed places</source>
        <translation>día y mes intercambiados</translation>
    </message>
    <message>
        <source>given and family name swapped</source>
        <translation>nombre y apellidos intercambiados</translation>
    </message>
    <message>
        <source>nearly</source>
        <translation>casi</translation>
    </message>
    <message>
        <source>nearly the same address</source>
        <translation>casi la misma dirección</translation>
    </message>
    <message>
        <source>nearly the same date of birth</source>
        <translation>casi la misma fecha de nacimiento</translation>
    </message>
    <message>
        <source>nearly the same e-mail</source>
        <translation>casi el mismo correo</translation>
    </message>
    <message>
        <source>nearly the same number of another office</source>
        <translation>casi el mismo número de otra oficina</translation>
    </message>
    <message>
        <source>nearly the same phone</source>
        <translation>casi el mismo teléfono</translation>
    </message>
    <message>
        <source>nearly the same place</source>
        <translation>casi el mismo lugar</translation>
    </message>
    <message>
        <source>the initial of the family name</source>
        <translation>la inicial de los apellidos</translation>
    </message>
    <message>
        <source>the initial of the given name</source>
        <translation>la inicial del nombre de pila</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>la misma dirección</translation>
    </message>
    <message>
        <source>the same date of birth</source>
        <translation>la misma fecha de nacimiento</translation>
    </message>
    <message>
        <source>the same e-mail</source>
        <translation>el mismo correo</translation>
    </message>
    <message>
        <source>the same family name</source>
        <translation>los mismos apellidos</translation>
    </message>
    <message>
        <source>the same given name</source>
        <translation>el mismo nombre de pila</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>el mismo nombre</translation>
    </message>
    <message>
        <source>the same number of another office</source>
        <translation>el mismo número de otra oficina</translation>
    </message>
    <message>
        <source>the same phone</source>
        <translation>el mismo teléfono</translation>
    </message>
    <message>
        <source>the same place</source>
        <translation>el mismo lugar</translation>
    </message>
    <message>
        <source>the same year of birth</source>
        <translation>el mismo año de nacimiento</translation>
    </message>
    <message>
        <source>{name}, sounds or reads alike</source>
        <translation>{name}, suena o se escribe parecido</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Igual</translation>
    </message>
</context>
<context>
    <name>MatchCard</name>
    <message>
        <source>Use this person</source>
        <translation>Usar esta persona</translation>
    </message>
    <message>
        <source>{what} agrees: {found}</source>
        <translation>coincide: {what} ({found})</translation>
    </message>
    <message>
        <source>{what} differs: {found}</source>
        <translation>es distinto: {what} ({found})</translation>
    </message>
</context>
<context>
    <name>MatchesPane</name>
    <message numerus="yes">
        <source>%n people here may be the same.</source>
        <translation>
            <numerusform>%n persona de aquí puede ser la misma.</numerusform>
            <numerusform>%n personas de aquí pueden ser la misma.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked as you type, also for names that sound alike. Two records for one person split their story.</source>
        <translation>Se comprueba mientras escribe, también con nombres que suenan parecido. Dos fichas de una misma persona dividen su historial.</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>¿Es alguna de estas personas?</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Ver en detalle</translation>
    </message>
    <message>
        <source>Nobody on this device is like them so far.</source>
        <translation>Hasta ahora nadie en este dispositivo se le parece.</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>No es la misma</translation>
    </message>
    <message>
        <source>Still new? Add the person. A supervisor looks at very likely pairs.</source>
        <translation>¿Sigue siendo nueva? Añada a la persona. Supervisión revisa los pares muy probables.</translation>
    </message>
</context>
<context>
    <name>MovePanel</name>
    <message>
        <source>Move appointment</source>
        <translation>Cambiar fecha de la cita</translation>
    </message>
</context>
<context>
    <name>MyDayPage</name>
    <message>
        <source>Add a visit</source>
        <translation>Añadir una visita</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Añadir fotos</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Todo va bien</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>Cancel the visit to {name}</source>
        <translation>Anular la visita a {name}</translation>
    </message>
    <message>
        <source>Cancel visit</source>
        <translation>Anular visita</translation>
    </message>
    <message>
        <source>Choose a visit in the list first.</source>
        <translation>Elija primero una visita de la lista.</translation>
    </message>
    <message>
        <source>Finish visit</source>
        <translation>Terminar visita</translation>
    </message>
    <message>
        <source>Give to another officer</source>
        <translation>Pasar a otra persona</translation>
    </message>
    <message>
        <source>Go there earlier</source>
        <translation>Ir antes</translation>
    </message>
    <message>
        <source>Go there later</source>
        <translation>Ir después</translation>
    </message>
    <message>
        <source>Move the visit to {name}</source>
        <translation>Cambiar la fecha de la visita a {name}</translation>
    </message>
    <message>
        <source>Move to another time</source>
        <translation>Cambiar fecha u hora</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Día siguiente</translation>
    </message>
    <message>
        <source>Nobody home</source>
        <translation>Nadie en casa</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Open visit</source>
        <translation>Abrir visita</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Día anterior</translation>
    </message>
    <message>
        <source>Print visit list</source>
        <translation>Imprimir lista de visitas</translation>
    </message>
    <message>
        <source>Say why it is cancelled, so that others understand.</source>
        <translation>Diga por qué se anula, para que otros lo entiendan.</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>Ponerse en camino</translation>
    </message>
    <message>
        <source>The day could not be read.</source>
        <translation>No se ha podido leer el día.</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este portátil</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>Visits of the day</source>
        <translation>Visitas del día</translation>
    </message>
    <message>
        <source>Who goes to {name}</source>
        <translation>Quién va a ver a {name}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>MyTasksPage</name>
    <message>
        <source>Choose a task in the list first.</source>
        <translation>Elija primero una tarea de la lista.</translation>
    </message>
    <message>
        <source>Chosen task</source>
        <translation>Tarea elegida</translation>
    </message>
    <message>
        <source>Ctrl+T plans a task from anywhere.</source>
        <translation>Ctrl+T planifica una tarea desde cualquier sitio.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Finish and plan</source>
        <translation>Terminar y planificar</translation>
    </message>
    <message>
        <source>Finish and plan the next</source>
        <translation>Terminar y planificar la siguiente</translation>
    </message>
    <message>
        <source>Finish task</source>
        <translation>Terminar tarea</translation>
    </message>
    <message>
        <source>Finish “{task}” and plan the next</source>
        <translation>Terminar «{task}» y planificar la siguiente</translation>
    </message>
    <message>
        <source>Give “{task}” to a colleague</source>
        <translation>Pasar «{task}» a un colega</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Mis tareas</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>No hay nada que hacer.</translation>
    </message>
    <message>
        <source>Open its case</source>
        <translation>Abrir su caso</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Put off “{task}”</source>
        <translation>Aplazar «{task}»</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Say what comes next, or finish the task without a next one (Space).</source>
        <translation>Diga qué viene después, o termine la tarea sin otra (Espacio).</translation>
    </message>
    <message>
        <source>Say why it is put off, so that others understand.</source>
        <translation>Diga por qué se aplaza, para que otros lo entiendan.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>The tasks could not be read.</source>
        <translation>No se han podido leer las tareas.</translation>
    </message>
    <message>
        <source>This task belongs to no case and no person.</source>
        <translation>Esta tarea no pertenece a ningún caso ni a ninguna persona.</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Qué viene después</translation>
    </message>
    <message>
        <source>Whose tasks</source>
        <translation>Responsable de las tareas</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>{room}, {number} to do</source>
        <translation>{room}, {number} por hacer</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>Navegación</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>NextPart</name>
    <message>
        <source>Belongs to another office</source>
        <translation>Corresponde a otra oficina</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>Reservar una cita</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Devolver llamada</translation>
    </message>
    <message>
        <source>Call back by</source>
        <translation>Llamar a más tardar el</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Elegir un servicio</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Derivar</translation>
    </message>
    <message>
        <source>Say by which day you call back.</source>
        <translation>Diga para qué día devuelve la llamada.</translation>
    </message>
    <message>
        <source>Say which service or office this belongs to.</source>
        <translation>Diga a qué servicio u oficina corresponde.</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>What next?</source>
        <translation>¿Y después?</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put away</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Connect today, or send to a USB stick.</source>
        <translation>Conéctese hoy o envíe con una memoria USB.</translation>
    </message>
    <message>
        <source>Everything you save stays on this device, encrypted, and is sent when you are back.</source>
        <translation>Todo lo que guarde queda en este dispositivo, cifrado, y se envía cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message numerus="yes">
        <source>Locking in %n s</source>
        <translation>
            <numerusform>Se bloquea en %n s</numerusform>
            <numerusform>Se bloquea en %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Names are invented. Nothing is sent to anybody.</source>
        <translation>Los nombres son inventados. No se envía nada a nadie.</translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>Sin contacto desde hace %n día</numerusform>
            <numerusform>Sin contacto desde hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Oldest unsent change is %n days old</source>
        <translation>
            <numerusform>El cambio más antiguo sin enviar tiene %n día</numerusform>
            <numerusform>El cambio más antiguo sin enviar tiene %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice – nothing here is real</source>
        <translation>Práctica: aquí nada es real</translation>
    </message>
    <message>
        <source>Press any key to stay. What you typed is kept in any case.</source>
        <translation>Pulse cualquier tecla para seguir. Lo escrito se guarda en todo caso.</translation>
    </message>
    <message>
        <source>Sign in again to send</source>
        <translation>Vuelva a identificarse para enviar</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Work goes on. Everything you save stays on this device, encrypted.</source>
        <translation>El trabajo sigue. Todo lo que guarde queda en este dispositivo, cifrado.</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Trabajo sin conexión</translation>
    </message>
    <message>
        <source>Working offline since {moment}</source>
        <translation>Trabajo sin conexión desde {moment}</translation>
    </message>
</context>
<context>
    <name>NoticesPanel</name>
    <message numerus="yes">
        <source>%n more cannot be told: no name, or no way to reach them.</source>
        <translation>
            <numerusform>A %n persona más no se le puede avisar: falta el nombre o la manera de contactar.</numerusform>
            <numerusform>A %n personas más no se les puede avisar: falta el nombre o la manera de contactar.</numerusform>
        </translation>
    </message>
    <message>
        <source>A notice is planned already.</source>
        <translation>Ya hay un aviso planificado.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Each is told by the way they prefer, in a notice of their own.</source>
        <translation>A cada persona se le avisa de la manera que prefiere, con un aviso propio.</translation>
    </message>
    <message>
        <source>It is settled. Each is told by the way they prefer, in a notice of their own.</source>
        <translation>Está resuelto. A cada persona se le avisa de la manera que prefiere, con un aviso propio.</translation>
    </message>
    <message>
        <source>Nobody who reported it left a way to reach them.</source>
        <translation>Nadie de quienes lo comunicaron dejó una manera de contactar.</translation>
    </message>
    <message>
        <source>Plan notices</source>
        <translation>Planificar avisos</translation>
    </message>
    <message>
        <source>Tell those who reported it</source>
        <translation>Avisar a quienes lo comunicaron</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>About {distance} from where they live</source>
        <translation>A unos {distance} de donde vive</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Derivar</translation>
    </message>
</context>
<context>
    <name>OfferView</name>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>Traiga</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>Cómo solicitarlo</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Opening hours are not known. Call first.</source>
        <translation>No se conoce el horario. Llame antes.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Waiting time</source>
        <translation>Tiempo de espera</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sitio web</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>Ask again later.</source>
        <translation>Preguntar más adelante.</translation>
    </message>
    <message>
        <source>Ask again on</source>
        <translation>Preguntar de nuevo el</translation>
    </message>
    <message>
        <source>Choose a day.</source>
        <translation>Elija un día.</translation>
    </message>
    <message>
        <source>Choose what became of it first.</source>
        <translation>Elija primero el resultado.</translation>
    </message>
    <message>
        <source>If it needs saying</source>
        <translation>Si hace falta decirlo</translation>
    </message>
    <message>
        <source>Nobody was reached.</source>
        <translation>No se localizó a nadie.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Aún no se sabe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save outcome</source>
        <translation>Guardar resultado</translation>
    </message>
    <message>
        <source>The service or the person said no.</source>
        <translation>El servicio o la persona dijo que no.</translation>
    </message>
    <message>
        <source>The service took them; nobody knows yet whether they went.</source>
        <translation>El servicio la aceptó; nadie sabe todavía si fue.</translation>
    </message>
    <message>
        <source>They went there.</source>
        <translation>La persona fue.</translation>
    </message>
    <message>
        <source>What became of it? {service}</source>
        <translation>¿Cuál fue el resultado? {service}</translation>
    </message>
</context>
<context>
    <name>PageHolder</name>
    <message>
        <source>This page could not be opened</source>
        <translation>No se ha podido abrir esta página</translation>
    </message>
</context>
<context>
    <name>PagedModel</name>
    <message>
        <source>Selected</source>
        <translation>Elegido</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages as they are printed</source>
        <translation>Páginas tal como se imprimen</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message numerus="yes">
        <source>%n open cases</source>
        <translation>
            <numerusform>%n caso abierto</numerusform>
            <numerusform>%n casos abiertos</numerusform>
        </translation>
    </message>
    <message>
        <source>Both have {facts}.</source>
        <translation>Ambas fichas tienen {facts}.</translation>
    </message>
    <message>
        <source>Kept without asking</source>
        <translation>Se conserva sin preguntar</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Más nueva</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Más antigua</translation>
    </message>
    <message>
        <source>Open newer</source>
        <translation>Abrir la más nueva</translation>
    </message>
    <message>
        <source>Open older</source>
        <translation>Abrir la más antigua</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>These two records could not be read.</source>
        <translation>No se han podido leer estas dos fichas.</translation>
    </message>
    <message>
        <source>They are two people.</source>
        <translation>Son dos personas.</translation>
    </message>
    <message>
        <source>They may be one person after all.</source>
        <translation>Al final pueden ser la misma persona.</translation>
    </message>
    <message>
        <source>What differs: {facts}.</source>
        <translation>Lo que difiere: {facts}.</translation>
    </message>
    <message>
        <source>What will be kept</source>
        <translation>Qué se conservará</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>stays in the history</source>
        <translation>queda en el historial</translation>
    </message>
    <message>
        <source>{name} – merged</source>
        <translation>{name}: unida</translation>
    </message>
    <message>
        <source>{name} – one person or two?</source>
        <translation>{name}: ¿una persona o dos?</translation>
    </message>
    <message>
        <source>{officer} made one person of {number} and {other} on {day}. Why: {reason}</source>
        <translation>{officer} hizo una sola persona de {number} y {other}: {day}. Por qué: {reason}</translation>
    </message>
    <message>
        <source>{officer} said on {day} that they are two people. Why: {reason}</source>
        <translation>{officer} dijo que son dos personas: {day}. Por qué: {reason}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Nothing found on this device. Try fewer letters, a birth date or a phone number.</source>
        <translation>En este dispositivo no se ha encontrado nada. Pruebe con menos letras, una fecha de nacimiento o un teléfono.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Búsqueda y comandos</translation>
    </message>
    <message>
        <source>There is no page for this yet. What is known stands at the side.</source>
        <translation>Todavía no hay página para esto. Lo que se sabe está al lado.</translation>
    </message>
</context>
<context>
    <name>PaletteFoot</name>
    <message>
        <source>Try a name, birth date, phone, case number or “&gt;” for commands</source>
        <translation>Nombre, fecha de nacimiento, teléfono, número de caso o «&gt;» para comandos</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>acciones</translation>
    </message>
    <message>
        <source>add to queue</source>
        <translation>añadir a la cola</translation>
    </message>
    <message>
        <source>move</source>
        <translation>mover</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abrir</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Choose which part they have in the case.</source>
        <translation>Elija qué papel tiene en el caso.</translation>
    </message>
    <message>
        <source>Their part in the case</source>
        <translation>Su papel en el caso</translation>
    </message>
    <message>
        <source>Who is protected is kept as closely as the case, with all that is known of them. This stays so.</source>
        <translation>A quien está protegido se le guarda con la misma reserva que al caso, con todo lo que se sabe de la persona. Esto ya no cambia.</translation>
    </message>
    <message>
        <source>{part} (protected)</source>
        <translation>{part} (protegido)</translation>
    </message>
</context>
<context>
    <name>PassphraseModel</name>
    <message>
        <source>Good enough. One more word makes it strong.</source>
        <translation>Suficiente. Con una palabra más será fuerte.</translation>
    </message>
    <message>
        <source>Strong: long enough to resist guessing for years.</source>
        <translation>Fuerte: tan larga que resiste años de intentos.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase again.</source>
        <translation>Las dos no son iguales. Escriba de nuevo la frase de contraseña.</translation>
    </message>
</context>
<context>
    <name>PassphraseView</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elegir una frase de contraseña</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>Copiar las palabras</translation>
    </message>
    <message>
        <source>Four words drawn by chance</source>
        <translation>Cuatro palabras sacadas al azar</translation>
    </message>
    <message>
        <source>It opens everything on this device. Nobody can look it up, so keep it where only you find it.</source>
        <translation>Abre todo lo de este dispositivo. Nadie puede consultarla, así que guárdela donde solo usted la encuentre.</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Otras palabras</translation>
    </message>
    <message>
        <source>Take these words</source>
        <translation>Usar estas palabras</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Repita la frase</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Usar esta frase</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Su frase de contraseña</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>PeopleListModel</name>
    <message numerus="yes">
        <source>%n open cases</source>
        <translation>
            <numerusform>%n caso abierto</numerusform>
            <numerusform>%n casos abiertos</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>Ya no está aquí</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>nacimiento: {date}</translation>
    </message>
    <message>
        <source>last contact {day}</source>
        <translation>último contacto: {day}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Add a person, or fetch what colleagues have sent.</source>
        <translation>Añada una persona o reciba lo que han enviado sus colegas.</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Choose a person in the list first.</source>
        <translation>Elija primero una persona de la lista.</translation>
    </message>
    <message>
        <source>Chosen person</source>
        <translation>Persona elegida</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Contact at any time</source>
        <translation>Contacto en cualquier momento</translation>
    </message>
    <message>
        <source>Contact, of people with an open case</source>
        <translation>Contacto, de personas con un caso abierto</translation>
    </message>
    <message>
        <source>Every area</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>Todos los idiomas</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Exportar lista…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Último contacto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name, number or phone</source>
        <translation>Nombre, número o teléfono</translation>
    </message>
    <message>
        <source>Needs interpreter</source>
        <translation>Necesita intérprete</translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>Sin contacto desde hace %n día</numerusform>
            <numerusform>Sin contacto desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is on this device yet.</source>
        <translation>Todavía no hay nadie en este dispositivo.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Caso abierto</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Casos abiertos</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>A fact, never a word for the person</source>
        <translation>Un hecho, nunca una palabra para la persona</translation>
    </message>
    <message>
        <source>A weapon was seen</source>
        <translation>Se vio un arma</translation>
    </message>
    <message>
        <source>About them</source>
        <translation>Sobre la persona</translation>
    </message>
    <message>
        <source>Access needs</source>
        <translation>Necesidades de acceso</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Añadir dirección</translation>
    </message>
    <message>
        <source>Add household member</source>
        <translation>Añadir miembro del hogar</translation>
    </message>
    <message>
        <source>Add name</source>
        <translation>Añadir nombre</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>Añadir número</translation>
    </message>
    <message>
        <source>Add phone or e-mail</source>
        <translation>Añadir teléfono o correo</translation>
    </message>
    <message>
        <source>Add safety fact</source>
        <translation>Añadir dato de seguridad</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Añadir tarea</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Address is protected</source>
        <translation>La dirección está protegida</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <source>Agreed: {purpose}</source>
        <translation>Aceptado: {purpose}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>También conocido como</translation>
    </message>
    <message>
        <source>Also speaks</source>
        <translation>También habla</translation>
    </message>
    <message>
        <source>Always needed</source>
        <translation>Hace falta siempre</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>Animal</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>As far as it is known: “14 March 1958”, “March 1958”, “about 1958”</source>
        <translation>Hasta donde se sepa: «14 de marzo de 1958», «marzo de 1958», «hacia 1958»</translation>
    </message>
    <message>
        <source>As they write it</source>
        <translation>Como lo escribe la persona</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>En la oficina</translation>
    </message>
    <message>
        <source>Attach document</source>
        <translation>Adjuntar documento</translation>
    </message>
    <message>
        <source>Bears it since</source>
        <translation>Lo lleva desde</translation>
    </message>
    <message>
        <source>Best reached by</source>
        <translation>Mejor manera de contactar</translation>
    </message>
    <message>
        <source>Brother or sister</source>
        <translation>Hermano o hermana</translation>
    </message>
    <message>
        <source>Building is not safe</source>
        <translation>El edificio no es seguro</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Came to the counter</source>
        <translation>Vino a ventanilla</translation>
    </message>
    <message>
        <source>Care of</source>
        <translation>En casa de</translation>
    </message>
    <message>
        <source>Cared for by them</source>
        <translation>Persona a la que cuida</translation>
    </message>
    <message>
        <source>Carer</source>
        <translation>Persona cuidadora</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Case opened: {title}</source>
        <translation>Caso abierto: {title}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Hijo o hija</translation>
    </message>
    <message>
        <source>Choose the case this contact belongs to.</source>
        <translation>Elija el caso al que pertenece este contacto.</translation>
    </message>
    <message>
        <source>Closely kept</source>
        <translation>Con reserva</translation>
    </message>
    <message>
        <source>Confirm safety fact</source>
        <translation>Confirmar dato de seguridad</translation>
    </message>
    <message>
        <source>Confirm “{what}”</source>
        <translation>Confirmar «{what}»</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Correct contact</source>
        <translation>Corregir contacto</translation>
    </message>
    <message>
        <source>Correct note</source>
        <translation>Corregir nota</translation>
    </message>
    <message>
        <source>Correct this</source>
        <translation>Corregir esto</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>No se pudo enviar</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Ventanilla</translation>
    </message>
    <message>
        <source>Couple</source>
        <translation>Pareja</translation>
    </message>
    <message>
        <source>Couple with children</source>
        <translation>Pareja con hijos</translation>
    </message>
    <message>
        <source>Described as</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Died {date}</source>
        <translation>Falleció: {date}</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Document attached</source>
        <translation>Documento adjuntado</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>E-mail and letters</source>
        <translation>Correo y cartas</translation>
    </message>
    <message>
        <source>Emergency contact</source>
        <translation>Contacto de emergencia</translation>
    </message>
    <message>
        <source>Empty: now</source>
        <translation>Vacío: ahora</translation>
    </message>
    <message>
        <source>End safety fact</source>
        <translation>Terminar dato de seguridad</translation>
    </message>
    <message>
        <source>End “{what}”</source>
        <translation>Terminar «{what}»</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>Termina hoy</translation>
    </message>
    <message>
        <source>Erase person</source>
        <translation>Borrar persona</translation>
    </message>
    <message>
        <source>Export what is held…</source>
        <translation>Exportar lo que consta…</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Family name first</source>
        <translation>Primero el apellido</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>For lists, if it helps</source>
        <translation>Para las listas, si ayuda</translation>
    </message>
    <message>
        <source>For what was entered by mistake. What was true once is ended instead.</source>
        <translation>Para lo que se anotó por error. Lo que fue cierto alguna vez se termina.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>Former name</source>
        <translation>Nombre anterior</translation>
    </message>
    <message>
        <source>Former partner</source>
        <translation>Expareja</translation>
    </message>
    <message>
        <source>Friend</source>
        <translation>Amigo o amiga</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Given name first</source>
        <translation>Primero el nombre</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Conviene saber</translation>
    </message>
    <message>
        <source>Grandchild</source>
        <translation>Nieto o nieta</translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation>Abuelo o abuela</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Tutor o tutora</translation>
    </message>
    <message>
        <source>Has died</source>
        <translation>Ha fallecido</translation>
    </message>
    <message>
        <source>Has them as emergency contact</source>
        <translation>Es su contacto de emergencia</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Cabeza de familia</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Domicilio</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>How closely it is kept</source>
        <translation>Grado de reserva</translation>
    </message>
    <message>
        <source>How it is said</source>
        <translation>Cómo se pronuncia</translation>
    </message>
    <message>
        <source>Husband or wife</source>
        <translation>Cónyuge</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>If it is known</source>
        <translation>Si se sabe</translation>
    </message>
    <message>
        <source>If reached through someone</source>
        <translation>Si se localiza a través de alguien</translation>
    </message>
    <message>
        <source>If there is one</source>
        <translation>Si lo hay</translation>
    </message>
    <message>
        <source>In another script</source>
        <translation>En otra escritura</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>Infección</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Expedido por</translation>
    </message>
    <message>
        <source>It stays here to be read, under what held before.</source>
        <translation>Se puede seguir leyendo aquí, entre los datos anteriores.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Kind not known</source>
        <translation>Tipo desconocido</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Tipo de número</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Letter, e-mail or form</source>
        <translation>Carta, correo o formulario</translation>
    </message>
    <message>
        <source>Lives alone</source>
        <translation>Vive sola</translation>
    </message>
    <message>
        <source>Lives there since</source>
        <translation>Vive allí desde</translation>
    </message>
    <message>
        <source>Lodger</source>
        <translation>Inquilino</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Registrar contacto</translation>
    </message>
    <message>
        <source>Lone parent</source>
        <translation>Familia monoparental</translation>
    </message>
    <message>
        <source>Look at it again on</source>
        <translation>Volver a revisarlo el</translation>
    </message>
    <message>
        <source>Married name</source>
        <translation>Nombre de casada o casado</translation>
    </message>
    <message>
        <source>May act for them in law</source>
        <translation>Puede actuar legalmente en su nombre</translation>
    </message>
    <message>
        <source>Meet at the office only</source>
        <translation>Citar solo en la oficina</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>Merge with another record</source>
        <translation>Unir con otra ficha</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Mensajería</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Teléfono móvil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name at birth</source>
        <translation>Nombre de nacimiento</translation>
    </message>
    <message>
        <source>Needed sometimes</source>
        <translation>Hace falta a veces</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>Vecino o vecina</translation>
    </message>
    <message>
        <source>Never contact by</source>
        <translation>No contactar nunca por</translation>
    </message>
    <message>
        <source>Never contact by: {way}</source>
        <translation>No contactar nunca por: {way}</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Sin caso</translation>
    </message>
    <message>
        <source>No longer reaches them</source>
        <translation>Ya no sirve para localizar</translation>
    </message>
    <message>
        <source>No preference</source>
        <translation>Sin preferencia</translation>
    </message>
    <message>
        <source>No reason chosen</source>
        <translation>Ningún motivo elegido</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Aún sin preguntar</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>No hace falta</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún sin enviar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number of another office</source>
        <translation>Número de otra oficina</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Número o dirección</translation>
    </message>
    <message>
        <source>Number until it is final</source>
        <translation>Número hasta que sea definitivo</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Only those who work on the cases of this person, and supervisors as far as they may.</source>
        <translation>Solo quienes trabajan en los casos de esta persona, y supervisión hasta donde puede.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Other relative</source>
        <translation>Otro familiar</translation>
    </message>
    <message>
        <source>Others may listen</source>
        <translation>Otras personas pueden escuchar</translation>
    </message>
    <message>
        <source>Others may listen or read there: leave no message</source>
        <translation>Otras personas pueden escuchar o leer ahí: no deje mensajes</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Padre o madre</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Pareja</translation>
    </message>
    <message>
        <source>Passport, tax number</source>
        <translation>Pasaporte, número fiscal</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>Teléfono o correo</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Post goes to</source>
        <translation>El correo postal va a</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimir justificante</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Record death</source>
        <translation>Registrar fallecimiento</translation>
    </message>
    <message>
        <source>Refer to a service</source>
        <translation>Derivar a un servicio</translation>
    </message>
    <message>
        <source>Referred to another service</source>
        <translation>Derivación a otro servicio</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Religious name</source>
        <translation>Nombre religioso</translation>
    </message>
    <message>
        <source>Represented by them</source>
        <translation>Persona a la que representa</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Residente</translation>
    </message>
    <message>
        <source>Review is due</source>
        <translation>Toca revisarlo</translation>
    </message>
    <message>
        <source>Safety fact: {what}</source>
        <translation>Dato de seguridad: {what}</translation>
    </message>
    <message>
        <source>Said by someone who may act for them</source>
        <translation>Dicho por alguien que puede actuar en su nombre</translation>
    </message>
    <message>
        <source>Said in person or on the phone</source>
        <translation>Dicho en persona o por teléfono</translation>
    </message>
    <message>
        <source>Save address</source>
        <translation>Guardar dirección</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>Save contact</source>
        <translation>Guardar contacto</translation>
    </message>
    <message>
        <source>Save correction</source>
        <translation>Guardar corrección</translation>
    </message>
    <message>
        <source>Save last day</source>
        <translation>Guardar último día</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>Guardar nombre</translation>
    </message>
    <message>
        <source>Save new home</source>
        <translation>Guardar nuevo domicilio</translation>
    </message>
    <message>
        <source>Save new name</source>
        <translation>Guardar nombre nuevo</translation>
    </message>
    <message>
        <source>Save number</source>
        <translation>Guardar número</translation>
    </message>
    <message>
        <source>Save safety fact</source>
        <translation>Guardar dato de seguridad</translation>
    </message>
    <message>
        <source>Save what is open</source>
        <translation>Guardar lo que está abierto</translation>
    </message>
    <message>
        <source>Say in a few words what it was about, or choose a reason.</source>
        <translation>Diga en pocas palabras de qué se trató o elija un motivo.</translation>
    </message>
    <message>
        <source>Say what kind of number this is.</source>
        <translation>Diga qué tipo de número es.</translation>
    </message>
    <message>
        <source>Say which day.</source>
        <translation>Diga qué día.</translation>
    </message>
    <message>
        <source>Say who this is</source>
        <translation>Decir quién es</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Date of death</source>
        <translation>Fecha de fallecimiento</translation>
    </message>
    <message>
        <source>Diverse</source>
        <translation>Diverso</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femenino</translation>
    </message>
    <message>
        <source>Legal sex</source>
        <translation>Sexo legal</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Masculino</translation>
    </message>
    <message>
        <source>Non-binary</source>
        <translation>No binario</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>On official papers</source>
        <translation>Nombre oficial</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Record a move</source>
        <translation>Registrar mudanza</translation>
    </message>
    <message>
        <source>Shared flat</source>
        <translation>Piso compartido</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>Firmado en papel</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Stage changed to {stage}</source>
        <translation>Pasa a la fase {stage}</translation>
    </message>
    <message>
        <source>Staying at</source>
        <translation>Se aloja en</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Calle y número</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>Precaución</translation>
    </message>
    <message>
        <source>Take out entry</source>
        <translation>Retirar entrada</translation>
    </message>
    <message>
        <source>Take out “{what}”</source>
        <translation>Retirar «{what}»</translation>
    </message>
    <message>
        <source>Talking with them</source>
        <translation>Para hablar con la persona</translation>
    </message>
    <message>
        <source>Task: {title}</source>
        <translation>Tarea: {title}</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Territorio</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
    <message>
        <source>Text phone</source>
        <translation>Teléfono de texto</translation>
    </message>
    <message>
        <source>The last day is before the first day. Check both dates.</source>
        <translation>El último día es anterior al primero. Compruebe las dos fechas.</translation>
    </message>
    <message>
        <source>The old home ends the day before.</source>
        <translation>El domicilio anterior termina el día antes.</translation>
    </message>
    <message>
        <source>The old name stays as a former name, and is still found.</source>
        <translation>El nombre anterior queda como antiguo y se sigue encontrando.</translation>
    </message>
    <message>
        <source>The words are kept for those who work on their cases.</source>
        <translation>Las palabras se conservan para quienes trabajan en sus casos.</translation>
    </message>
    <message>
        <source>They may belong to another territory. A supervisor there can help.</source>
        <translation>Puede que pertenezca a otro territorio. Supervisión de allí puede ayudar.</translation>
    </message>
    <message>
        <source>This is no day. Write it as “28 November 2026”, “28.11.2026” or “today”.</source>
        <translation>Esto no es un día. Escríbalo como «28 de noviembre de 2026», «28.11.2026» u «hoy».</translation>
    </message>
    <message>
        <source>This person could not be read</source>
        <translation>No se ha podido leer la ficha de esta persona</translation>
    </message>
    <message>
        <source>This person is not on this device</source>
        <translation>Esta persona no está en este dispositivo</translation>
    </message>
    <message>
        <source>This person is not open to you</source>
        <translation>Usted no tiene acceso a esta persona</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Esta ficha</translation>
    </message>
    <message>
        <source>Three generations</source>
        <translation>Tres generaciones</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Town or place</source>
        <translation>Localidad o lugar</translation>
    </message>
    <message>
        <source>Two staff for visits</source>
        <translation>Dos profesionales en las visitas</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Violence has happened</source>
        <translation>Ha habido violencia</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Persona bajo tutela</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <source>What staff must know</source>
        <translation>Qué debe saber el personal</translation>
    </message>
    <message>
        <source>What stood there before stays in the history.</source>
        <translation>Lo que había antes queda en el historial.</translation>
    </message>
    <message>
        <source>What this name is</source>
        <translation>Qué es este nombre</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Qué se dijo</translation>
    </message>
    <message>
        <source>What was saved is still there. Try again.</source>
        <translation>Lo guardado sigue ahí. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>What was written first stays in the record; this stands in its place.</source>
        <translation>Lo escrito primero se conserva en el historial; esto se muestra en su lugar.</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>Qué estaba mal</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Cuándo fue</translation>
    </message>
    <message>
        <source>Who began</source>
        <translation>Quién empezó</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quién consultó</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Quién lo dice</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Why, if it needs saying</source>
        <translation>Por qué, si hace falta decirlo</translation>
    </message>
    <message>
        <source>Wishes to be called</source>
        <translation>Quiere que le llamen</translation>
    </message>
    <message>
        <source>With commas between</source>
        <translation>Separados por comas</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Write how many minutes it took, as a figure.</source>
        <translation>Escriba en cifras cuántos minutos duró.</translation>
    </message>
    <message>
        <source>Write the name, in any script. One name is enough.</source>
        <translation>Escriba el nombre, en cualquier escritura. Basta con un nombre.</translation>
    </message>
    <message>
        <source>Write the number or address.</source>
        <translation>Escriba el número o la dirección.</translation>
    </message>
    <message>
        <source>Write the number.</source>
        <translation>Escriba el número.</translation>
    </message>
    <message>
        <source>Write the street, the place, or through whom they are reached.</source>
        <translation>Escriba la calle, el lugar o a través de quién se localiza.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>care of {name}</source>
        <translation>en casa de {name}</translation>
    </message>
    <message>
        <source>corrected: {reason}</source>
        <translation>corregido: {reason}</translation>
    </message>
    <message>
        <source>ended: {reason}</source>
        <translation>terminado: {reason}</translation>
    </message>
    <message>
        <source>family name {name}</source>
        <translation>apellidos: {name}</translation>
    </message>
    <message>
        <source>given name {name}</source>
        <translation>nombre: {name}</translation>
    </message>
    <message>
        <source>recorded on {date}</source>
        <translation>registrado: {date}</translation>
    </message>
    <message>
        <source>review on {date}</source>
        <translation>revisión: {date}</translation>
    </message>
    <message>
        <source>review was due on {date}</source>
        <translation>revisión pendiente desde: {date}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>desde el {date}</translation>
    </message>
    <message>
        <source>source: {source}</source>
        <translation>fuente: {source}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>hasta el {date}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <comment>a period</comment>
        <translation>del {first} al {last}</translation>
    </message>
    <message>
        <source>{language} interpreter</source>
        <translation>Intérprete de {language}</translation>
    </message>
    <message>
        <source>{word}: {purpose}</source>
        <translation>{word}: {purpose}</translation>
    </message>
    <message>
        <source>“only mornings”, “the daughter’s”</source>
        <translation>«solo por la mañana», «el de la hija»</translation>
    </message>
    <message>
        <source>“ring twice, the bell is faint”</source>
        <translation>«llame dos veces, el timbre se oye poco»</translation>
    </message>
</context>
<context>
    <name>PersonBar</name>
    <message>
        <source>Find person</source>
        <translation>Buscar persona</translation>
    </message>
    <message>
        <source>Find them, add them, or go on without a name.</source>
        <translation>Búsquela, añádala o siga sin nombre.</translation>
    </message>
    <message>
        <source>ID checked</source>
        <translation>Identidad comprobada</translation>
    </message>
    <message>
        <source>Looked at again by {day}.</source>
        <translation>Próxima revisión: {day}.</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Nobody is at your counter. Press F4 to call the next person.</source>
        <translation>No hay nadie en su ventanilla. Pulse F4 para llamar a la siguiente persona.</translation>
    </message>
    <message>
        <source>Note that you offered one</source>
        <translation>Anotar que lo ofreció</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the person’s page</source>
        <translation>Abrir la página de la persona</translation>
    </message>
    <message>
        <source>Quick contact</source>
        <translation>Contacto rápido</translation>
    </message>
    <message>
        <source>Speaks {language}. Offer an interpreter.</source>
        <translation>Habla {language}. Ofrezca un intérprete.</translation>
    </message>
    <message>
        <source>Warning about {name}: {warning}</source>
        <translation>Aviso sobre {name}: {warning}</translation>
    </message>
    <message>
        <source>Wrong person?</source>
        <translation>¿No es esta persona?</translation>
    </message>
    <message>
        <source>You may not see this person’s record. What you write is kept with it.</source>
        <translation>Usted no puede ver la ficha de esta persona. Lo que escriba se guarda en ella.</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Name, number or phone</source>
        <translation>Nombre, número o teléfono</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personas encontradas</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Changed by someone else</source>
        <translation>Cambiado por otra persona</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Nombre oculto</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Por atender</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Press F9 to show everything again.</source>
        <translation>Pulse F9 para mostrarlo todo otra vez.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>The number you used belongs to a record that was merged. You see everything of both here.</source>
        <translation>El número que usó es de una ficha que se unió. Aquí está todo lo de ambas.</translation>
    </message>
    <message>
        <source>Two records are one person</source>
        <translation>Dos fichas son de una misma persona</translation>
    </message>
</context>
<context>
    <name>PersonPreview</name>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Choose someone in the list to see them here.</source>
        <translation>Elija a alguien de la lista para verlo aquí.</translation>
    </message>
    <message>
        <source>Chosen person</source>
        <translation>Persona elegida</translation>
    </message>
    <message>
        <source>Date of birth not known</source>
        <translation>Fecha de nacimiento desconocida</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Último contacto</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Nadie elegido</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>Aquí no hay ninguno</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Casos abiertos</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
</context>
<context>
    <name>PhoneHelp</name>
    <message>
        <source>Answer, or the office it belongs to</source>
        <translation>Respuesta, o la oficina a la que corresponde</translation>
    </message>
    <message>
        <source>It belongs to {office}.</source>
        <translation>Corresponde a {office}.</translation>
    </message>
    <message>
        <source>Say: {sentence} Noted as given, in version {version}.</source>
        <translation>Diga: {sentence} Anotada como dada, en la versión {version}.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Today {hours}</source>
        <translation>Hoy {hours}</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>puede quedar vacío</translation>
    </message>
</context>
<context>
    <name>PhonePanel</name>
    <message>
        <source>Alt + 1 to 8</source>
        <translation>Alt + 1 a 8</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Devolver llamada</translation>
    </message>
    <message>
        <source>Call back: {words}</source>
        <translation>Devolver la llamada: {words}</translation>
    </message>
    <message>
        <source>Call saved.</source>
        <translation>Llamada guardada.</translation>
    </message>
    <message>
        <source>Call saved. Somebody calls them back.</source>
        <translation>Llamada guardada. Alguien la devolverá.</translation>
    </message>
    <message>
        <source>Call them back by the next working day</source>
        <translation>Devolver la llamada a más tardar el próximo día hábil</translation>
    </message>
    <message>
        <source>Call {name} back</source>
        <translation>Devolver la llamada a {name}</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Save call</source>
        <translation>Guardar llamada</translation>
    </message>
    <message>
        <source>What do they say?</source>
        <translation>¿Qué dice?</translation>
    </message>
    <message>
        <source>Who calls?</source>
        <translation>¿Quién llama?</translation>
    </message>
    <message>
        <source>Write what the call is about, or choose a reason.</source>
        <translation>Escriba de qué trata la llamada o elija un motivo.</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>puede quedar vacío</translation>
    </message>
</context>
<context>
    <name>PhotosModel</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos added</source>
        <translation>
            <numerusform>%n foto añadida</numerusform>
            <numerusform>%n fotos añadidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted picture.png</source>
        <translation>Imagen pegada.png</translation>
    </message>
</context>
<context>
    <name>PhraseRow</name>
    <message>
        <source>Add “{phrase}” to the note</source>
        <translation>Añadir «{phrase}» a la nota</translation>
    </message>
    <message>
        <source>Type / for phrases</source>
        <translation>Escriba / para las frases</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>{filter}: {chosen}</source>
        <translation>{filter}: {chosen}</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Choose a PIN</source>
        <translation>Elegir un PIN</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Six digits or more. Not all alike and not in a row: others try those first.</source>
        <translation>Seis cifras o más. Ni todas iguales ni seguidas: es lo primero que prueban otros.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Repita el PIN</translation>
    </message>
    <message>
        <source>The two are not the same. Type the PIN again.</source>
        <translation>Los dos no son iguales. Escriba de nuevo el PIN.</translation>
    </message>
    <message>
        <source>Use this PIN</source>
        <translation>Usar este PIN</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message numerus="yes">
        <source>%n open reports near there</source>
        <translation>
            <numerusform>%n incidencia abierta cerca de allí</numerusform>
            <numerusform>%n incidencias abiertas cerca de allí</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin a new report</source>
        <translation>Empezar una incidencia nueva</translation>
    </message>
    <message>
        <source>It is another matter</source>
        <translation>Es otro asunto</translation>
    </message>
    <message>
        <source>Join the report at {place}</source>
        <translation>Sumar a la incidencia en {place}</translation>
    </message>
    <message>
        <source>Join this report</source>
        <translation>Sumar a esta incidencia</translation>
    </message>
    <message>
        <source>Reported near there already</source>
        <translation>Ya comunicado cerca de allí</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>¿Dónde está?</translation>
    </message>
    <message>
        <source>street and number, a crossing</source>
        <translation>calle y número, un cruce</translation>
    </message>
</context>
<context>
    <name>PlaceReports</name>
    <message numerus="yes">
        <source>%n house numbers away</source>
        <translation>
            <numerusform>a %n número de distancia en la calle</numerusform>
            <numerusform>a %n números de distancia en la calle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n metres away</source>
        <translation>
            <numerusform>a %n metro</numerusform>
            <numerusform>a %n metros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n comunicación</numerusform>
            <numerusform>%n comunicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Due by {day}.</source>
        <translation>Vence: {day}.</translation>
    </message>
    <message>
        <source>It was due on {day} and is late.</source>
        <translation>Lleva retraso. Vencía: {day}.</translation>
    </message>
    <message>
        <source>Say: This is reported already. Yours is added to it.</source>
        <translation>Diga: Esto ya está comunicado. Su comunicación se suma.</translation>
    </message>
    <message>
        <source>Say: Your report is taken down.</source>
        <translation>Diga: Su comunicación queda anotada.</translation>
    </message>
    <message>
        <source>The reference is {number}.</source>
        <translation>La referencia es {number}.</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>la misma dirección</translation>
    </message>
    <message>
        <source>the same street</source>
        <translation>la misma calle</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Choose whom the visit is to. Type a name or a number, then press Enter.</source>
        <translation>Elija a quién es la visita. Escriba un nombre o un número y pulse Intro.</translation>
    </message>
    <message>
        <source>Say the day, such as tomorrow’s date.</source>
        <translation>Diga el día, por ejemplo la fecha de mañana.</translation>
    </message>
    <message>
        <source>Say what the visit is for.</source>
        <translation>Diga para qué es la visita.</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>Visit planned for {day}, {time}</source>
        <translation>Visita planificada: {day}, {time}</translation>
    </message>
    <message>
        <source>Write how many minutes it takes, as a figure.</source>
        <translation>Escriba en cifras cuántos minutos dura.</translation>
    </message>
    <message>
        <source>Write the time as on a clock, such as 10:30.</source>
        <translation>Escriba la hora como en un reloj, por ejemplo 10:30.</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>10:30</source>
        <translation>10:30</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Sin caso</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>Nadie más</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Second officer</source>
        <translation>Segundo profesional</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Quién va</translation>
    </message>
    <message>
        <source>if two go</source>
        <translation>si van dos</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Practice – nothing here is real</source>
        <translation>Práctica: aquí nada es real</translation>
    </message>
    <message>
        <source>Role to practise</source>
        <translation>Función con la que practicar</translation>
    </message>
    <message>
        <source>The passphrase of this profile is no secret: {passphrase}</source>
        <translation>La frase de contraseña de este perfil no es secreta: {passphrase}</translation>
    </message>
    <message>
        <source>This is a practice office</source>
        <translation>Esta es una oficina de práctica</translation>
    </message>
    <message>
        <source>You are {name}. All names are invented.</source>
        <translation>Usted es {name}. Todos los nombres son inventados.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one document.</source>
        <translation>Elija al menos un documento.</translation>
    </message>
    <message>
        <source>It is kept in the record</source>
        <translation>Queda registrado</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Archivo PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Saved as {file}. Everyone who can open the folder can read it.</source>
        <translation>Guardado como {file}. Puede leerlo cualquiera que abra la carpeta.</translation>
    </message>
    <message>
        <source>Say what it is for. It is kept in the record.</source>
        <translation>Diga para qué es. Queda registrado.</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Enviado a la impresora</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>No se ha podido escribir ahí el archivo. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The printer does not take it. Choose another one, or a PDF file.</source>
        <translation>La impresora no lo acepta. Elija otra o un archivo PDF.</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>¿Para qué es?</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>¿Adónde?</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message numerus="yes">
        <source>%n documents in all.</source>
        <translation>
            <numerusform>%n documento en total.</numerusform>
            <numerusform>%n documentos en total.</numerusform>
        </translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertenece a</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>Traiga</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Field officers and supervisors print this. A receipt can be printed here.</source>
        <translation>Esto lo imprimen los profesionales de campo y supervisión. Aquí se puede imprimir un justificante.</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>Cómo solicitarlo</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>Cómo contactar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Lives at</source>
        <translation>Vive en</translation>
    </message>
    <message>
        <source>Name not shown to you</source>
        <translation>Nombre que usted no puede ver</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Necesita</translation>
    </message>
    <message>
        <source>No document was handed in yet, so there is nothing to give a receipt for.</source>
        <translation>Todavía no se ha entregado ningún documento, así que no hay de qué dar justificante.</translation>
    </message>
    <message>
        <source>No visits are planned for this day.</source>
        <translation>No hay visitas planificadas para este día.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Casos abiertos</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Practice – nothing here is real</source>
        <translation>Práctica: aquí nada es real</translation>
    </message>
    <message>
        <source>Print answer</source>
        <translation>Imprimir respuesta</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimir justificante</translation>
    </message>
    <message>
        <source>Print referral slip</source>
        <translation>Imprimir hoja de derivación</translation>
    </message>
    <message>
        <source>Print summary</source>
        <translation>Imprimir resumen</translation>
    </message>
    <message>
        <source>Print visit list</source>
        <translation>Imprimir lista de visitas</translation>
    </message>
    <message>
        <source>Printed on {day}</source>
        <translation>Impreso: {day}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Justificante</translation>
    </message>
    <message>
        <source>Referral slip</source>
        <translation>Hoja de derivación</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Safety – not for the person’s own copy</source>
        <translation>Seguridad: no va en la copia de la propia persona</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Summary of {name}</source>
        <translation>Resumen de {name}</translation>
    </message>
    <message>
        <source>Taken by {officer}, {agency}.</source>
        <translation>Recibido por {officer}, {agency}.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Two staff</source>
        <translation>Dos profesionales</translation>
    </message>
    <message>
        <source>Visits of {day}</source>
        <translation>Visitas: {day}</translation>
    </message>
    <message>
        <source>Visits, {day}</source>
        <translation>Visitas, {day}</translation>
    </message>
    <message>
        <source>We ask on {day} how it went. If it does not work out, come back to us.</source>
        <translation>Preguntaremos cómo fue: {day}. Si no funciona, vuelva a vernos.</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Qué hay que hacer</translation>
    </message>
    <message>
        <source>What we told them, with your consent</source>
        <translation>Lo que les hemos dicho, con su consentimiento</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Where and how to get in</source>
        <translation>Dónde y cómo se entra</translation>
    </message>
    <message>
        <source>You handed in</source>
        <translation>Usted ha entregado</translation>
    </message>
    <message>
        <source>{name} is being referred by {agency}.</source>
        <translation>{agency} deriva a {name}.</translation>
    </message>
    <message>
        <source>{officer}, {agency}</source>
        <translation>{officer}, {agency}</translation>
    </message>
</context>
<context>
    <name>ProfilesCard</name>
    <message>
        <source>Another profile</source>
        <translation>Otro perfil</translation>
    </message>
    <message>
        <source>Enrol with a ticket, or begin without a server</source>
        <translation>Darse de alta con un tique o empezar sin servidor</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>QueueActs</name>
    <message>
        <source>Back to queue</source>
        <translation>Volver a la cola</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Llamar de nuevo</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>Llamar ahora</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Registrar llegada</translation>
    </message>
    <message>
        <source>Checked in. Number {number}.</source>
        <translation>Llegada registrada. Número {number}.</translation>
    </message>
    <message>
        <source>Finish without a note</source>
        <translation>Terminar sin nota</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>Continuar con esta persona</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>No vino nadie</translation>
    </message>
    <message>
        <source>Open appointment</source>
        <translation>Abrir cita</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Send to {queue}</source>
        <translation>Enviar a {queue}</translation>
    </message>
    <message>
        <source>They left</source>
        <translation>Se fue</translation>
    </message>
    <message>
        <source>{number} did not come and left the list.</source>
        <translation>El {number} no vino y salió de la lista.</translation>
    </message>
    <message>
        <source>{number} is at your counter. Save, or put them on hold first.</source>
        <translation>El {number} está en su ventanilla. Guarde o póngalo antes en pausa.</translation>
    </message>
    <message>
        <source>{number} is finished.</source>
        <translation>El {number} ha terminado.</translation>
    </message>
    <message>
        <source>{number} is on hold.</source>
        <translation>El {number} está en pausa.</translation>
    </message>
    <message>
        <source>{number} left the list.</source>
        <translation>El {number} salió de la lista.</translation>
    </message>
    <message>
        <source>{number} now waits in {queue}.</source>
        <translation>El {number} espera ahora en {queue}.</translation>
    </message>
    <message>
        <source>{number} waits again.</source>
        <translation>El {number} vuelve a esperar.</translation>
    </message>
    <message>
        <source>{number} was called again.</source>
        <translation>Se ha llamado de nuevo al {number}.</translation>
    </message>
    <message>
        <source>{number} was called and has not come yet. Say that nobody came, or call again.</source>
        <translation>Se llamó al {number} y no ha venido todavía. Diga que no vino nadie o llame de nuevo.</translation>
    </message>
</context>
<context>
    <name>QueueSide</name>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Choose a case in the list to see it here.</source>
        <translation>Elija un caso de la lista para verlo aquí.</translation>
    </message>
    <message>
        <source>Chosen case and workload</source>
        <translation>Caso elegido y carga de trabajo</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>Ningún caso elegido</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Open cases. The line is the agreed limit.</source>
        <translation>Casos abiertos. La línea es el límite acordado.</translation>
    </message>
    <message>
        <source>Plan moves</source>
        <translation>Planificar el reparto</translation>
    </message>
    <message>
        <source>What is holding it</source>
        <translation>Qué lo detiene</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Carga de trabajo</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>ReasonPart</name>
    <message>
        <source>More reasons</source>
        <translation>Más motivos</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>¿De qué se trata?</translation>
    </message>
</context>
<context>
    <name>ReassignModel</name>
    <message>
        <source>Back to the team, without an owner</source>
        <translation>Volver al equipo, sin responsable</translation>
    </message>
</context>
<context>
    <name>ReassignPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>Give %n cases to somebody else</source>
        <translation>
            <numerusform>Pasar %n caso a otra persona</numerusform>
            <numerusform>Pasar %n casos a otra persona</numerusform>
        </translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>The numbers are open cases now, then, and the agreed limit. Open tasks go along.</source>
        <translation>Los números son los casos abiertos ahora, los de después y el límite acordado. Las tareas abiertas van con ellos.</translation>
    </message>
    <message>
        <source>Type a name or a team</source>
        <translation>Escriba un nombre o un equipo</translation>
    </message>
    <message>
        <source>Who could take them</source>
        <translation>Quién podría encargarse</translation>
    </message>
    <message>
        <source>Who takes them</source>
        <translation>Quién se encarga</translation>
    </message>
    <message>
        <source>{now} → {then} of {agreed}</source>
        <translation>{now} → {then} de {agreed}</translation>
    </message>
    <message>
        <source>{numbers} – too many</source>
        <translation>{numbers}: demasiados</translation>
    </message>
</context>
<context>
    <name>Reckoning</name>
    <message numerus="yes">
        <source>%n calendar days</source>
        <translation>
            <numerusform>%n día natural</numerusform>
            <numerusform>%n días naturales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n mes</numerusform>
            <numerusform>%n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opening hours</source>
        <translation>
            <numerusform>%n hora de apertura</numerusform>
            <numerusform>%n horas de apertura</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opening minutes</source>
        <translation>
            <numerusform>%n minuto de apertura</numerusform>
            <numerusform>%n minutos de apertura</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n día hábil</numerusform>
            <numerusform>%n días hábiles</numerusform>
        </translation>
    </message>
    <message>
        <source>Days on which the office is closed are not counted.</source>
        <translation>Los días en que la oficina está cerrada no cuentan.</translation>
    </message>
    <message>
        <source>It began on {moment}.</source>
        <translation>Empezó: {moment}.</translation>
    </message>
    <message>
        <source>It is due on {moment}.</source>
        <translation>Vence: {moment}.</translation>
    </message>
    <message>
        <source>It takes {length}.</source>
        <translation>Dura {length}.</translation>
    </message>
    <message>
        <source>Moved by {length} on {day}: {reason}</source>
        <translation>Movido {length} el {day}: {reason}</translation>
    </message>
    <message>
        <source>Somebody promised it for {moment}.</source>
        <translation>Alguien lo prometió para: {moment}.</translation>
    </message>
    <message>
        <source>The clock stands still since {since}.</source>
        <translation>El plazo está detenido desde: {since}.</translation>
    </message>
    <message>
        <source>The clock stood still from {since} to {until}.</source>
        <translation>El plazo estuvo detenido desde {since} hasta {until}.</translation>
    </message>
    <message>
        <source>The day on which it began is not counted.</source>
        <translation>El día en que empezó no cuenta.</translation>
    </message>
    <message>
        <source>The holiday on {day} is left out.</source>
        <translation>El festivo del {day} no cuenta.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <comment>a day and a time</comment>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>ReckoningPanel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>How “{title}” was reckoned</source>
        <translation>Cómo se calculó «{title}»</translation>
    </message>
</context>
<context>
    <name>Referral</name>
    <message>
        <source>Agreed to be referred: {when}.</source>
        <translation>Aceptó la derivación: {when}.</translation>
    </message>
    <message>
        <source>Agreed, but that has run out: {when}.</source>
        <translation>La aceptó, pero ya ha caducado: {when}.</translation>
    </message>
    <message>
        <source>Ask today</source>
        <translation>Preguntar hoy</translation>
    </message>
    <message>
        <source>Ask {day}</source>
        <translation>Preguntar: {day}</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Did not agree: {when}.</source>
        <translation>No la aceptó: {when}.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Lives at</source>
        <translation>Vive en</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name not shown to you</source>
        <translation>Nombre que usted no puede ver</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Necesita</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Aún sin preguntar.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De qué se trata</translation>
    </message>
</context>
<context>
    <name>ReferralPanel</name>
    <message>
        <source>Ask what became of it on</source>
        <translation>Preguntar por el resultado el</translation>
    </message>
    <message>
        <source>Ask whether they agree, and say how you know.</source>
        <translation>Pregunte si acepta y diga cómo lo sabe.</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Exactly these words are sent</source>
        <translation>Se envían exactamente estas palabras</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Cómo se sabe</translation>
    </message>
    <message>
        <source>Nothing is told yet.</source>
        <translation>No se dice nada todavía.</translation>
    </message>
    <message>
        <source>Nothing is told yet. Write what it is about, or choose something.</source>
        <translation>No se dice nada todavía. Escriba de qué se trata o elija algo.</translation>
    </message>
    <message>
        <source>Refer {name}</source>
        <translation>Derivar a {name}</translation>
    </message>
    <message>
        <source>Send and print slip</source>
        <translation>Enviar e imprimir la hoja</translation>
    </message>
    <message>
        <source>Send without slip</source>
        <translation>Enviar sin hoja</translation>
    </message>
    <message>
        <source>They agree now to be referred</source>
        <translation>Acepta ahora que se le derive</translation>
    </message>
    <message>
        <source>To {service}</source>
        <translation>A {service}</translation>
    </message>
    <message>
        <source>What they are told</source>
        <translation>Lo que se les dice</translation>
    </message>
</context>
<context>
    <name>ReferralView</name>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>Preguntado de nuevo</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>Consentimiento retirado</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Derivación</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>What they were told</source>
        <translation>Lo que se les dijo</translation>
    </message>
    <message>
        <source>to {service}</source>
        <translation>a {service}</translation>
    </message>
</context>
<context>
    <name>Referring</name>
    <message>
        <source>Referred to {service}. You are reminded to ask on {day}.</source>
        <translation>Derivación a {service}. Se le recordará que pregunte: {day}.</translation>
    </message>
</context>
<context>
    <name>ReplanPanel</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Move visit</source>
        <translation>Cambiar fecha de la visita</translation>
    </message>
    <message>
        <source>Say the day, such as tomorrow’s date.</source>
        <translation>Diga el día, por ejemplo la fecha de mañana.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Write the time as on a clock, such as 10:30.</source>
        <translation>Escriba la hora como en un reloj, por ejemplo 10:30.</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>No names of people</source>
        <translation>Sin nombres de personas</translation>
    </message>
    <message>
        <source>Report an answer</source>
        <translation>Avisar de un error en una respuesta</translation>
    </message>
    <message>
        <source>Report answer</source>
        <translation>Avisar de un error</translation>
    </message>
    <message>
        <source>Say in a few words what is wrong.</source>
        <translation>Diga en pocas palabras qué está mal.</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>¿Qué está mal?</translation>
    </message>
    <message>
        <source>{team} gets a task to look at it.</source>
        <translation>{team} recibe la tarea de revisarlo.</translation>
    </message>
</context>
<context>
    <name>ReturnedCard</name>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
    <message>
        <source>{what}, {moment}</source>
        <translation>{what}, {moment}</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n still to decide: {fields}</source>
        <translation>
            <numerusform>%n por decidir: {fields}</numerusform>
            <numerusform>%n por decidir: {fields}</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>Preguntar a {name}</translation>
    </message>
    <message>
        <source>Choose a record in the list to see its two versions.</source>
        <translation>Elija un elemento de la lista para ver sus dos versiones.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>Nothing to decide here.</source>
        <translation>Aquí no hay nada que decidir.</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Guardar y pasar al siguiente</translation>
    </message>
    <message>
        <source>This could not be read.</source>
        <translation>No se ha podido leer esto.</translation>
    </message>
    <message>
        <source>Two versions of a record</source>
        <translation>Dos versiones de un mismo elemento</translation>
    </message>
    <message>
        <source>What was entered twice</source>
        <translation>Lo que se introdujo dos veces</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>optional, kept in the history</source>
        <translation>opcional, queda en el historial</translation>
    </message>
</context>
<context>
    <name>RiskBars</name>
    <message>
        <source>Nobody is with you yet. Give the visit a second officer before you set out.</source>
        <translation>Nadie va con usted todavía. Asigne a la visita un segundo profesional antes de salir.</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Riesgos</translation>
    </message>
    <message>
        <source>Two staff for this visit</source>
        <translation>Dos profesionales para esta visita</translation>
    </message>
    <message>
        <source>{name} is with you.</source>
        <translation>{name} va con usted.</translation>
    </message>
    <message>
        <source>{what} Source: {source}, {day}.</source>
        <translation>{what} Fuente: {source}, {day}.</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflictos</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>Atención al público</translation>
    </message>
    <message>
        <source>Help people</source>
        <translation>Atender</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mis casos</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Mis tareas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Fichas y casos</translation>
    </message>
    <message>
        <source>Referral directory</source>
        <translation>Derivaciones</translation>
    </message>
    <message>
        <source>Team queue</source>
        <translation>Cola del equipo</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
</context>
<context>
    <name>RunningView</name>
    <message>
        <source>Cannot go in</source>
        <translation>No se puede importar</translation>
    </message>
    <message>
        <source>Change something</source>
        <translation>Cambiar algo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Por dónde va</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>It could not go on.</source>
        <translation>No ha podido seguir.</translation>
    </message>
    <message>
        <source>It is being brought in.</source>
        <translation>Se está importando.</translation>
    </message>
    <message>
        <source>It is being taken back.</source>
        <translation>Se está retirando.</translation>
    </message>
    <message>
        <source>It is being tried. Nothing is kept.</source>
        <translation>Se está probando. No se guarda nada.</translation>
    </message>
    <message>
        <source>It stands under earlier imports, where it can be taken back as a whole.</source>
        <translation>Está en las importaciones anteriores, donde se puede retirar entera.</translation>
    </message>
    <message>
        <source>Look at likely duplicates</source>
        <translation>Revisar los duplicados probables</translation>
    </message>
    <message>
        <source>Nothing of it stays.</source>
        <translation>No se queda nada de ella.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>No se ha rechazado nada.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Guardar como tabla</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Se queda</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The file has been brought in.</source>
        <translation>El archivo se ha importado.</translation>
    </message>
    <message>
        <source>The import has been taken back.</source>
        <translation>La importación se ha retirado.</translation>
    </message>
    <message>
        <source>This is what would happen. Nothing has been brought in yet.</source>
        <translation>Esto es lo que pasaría. Todavía no se ha importado nada.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What is in stays in. Import the same file again to go on where it was.</source>
        <translation>Lo importado se queda. Importe de nuevo el mismo archivo para seguir donde estaba.</translation>
    </message>
    <message>
        <source>What was taken back stays taken back. Take the same import back again to go on.</source>
        <translation>Lo retirado sigue retirado. Retire de nuevo la misma importación para continuar.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>Mientras tanto puede seguir trabajando.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Usted la detuvo.</translation>
    </message>
    <message>
        <source>{added} new, {changed} brought up to date, {known} here already, {refused} cannot go in</source>
        <translation>Nuevo: {added}; actualizado: {changed}; ya estaba aquí: {known}; no se puede importar: {refused}</translation>
    </message>
    <message>
        <source>{back} taken back, {stay} stay</source>
        <translation>Retirado: {back}; se queda: {stay}</translation>
    </message>
</context>
<context>
    <name>SayCard</name>
    <message>
        <source>Say it like this</source>
        <translation>Dígalo así</translation>
    </message>
    <message>
        <source>“{sentence}”</source>
        <translation>«{sentence}»</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Add {name} to the queue</source>
        <translation>Añadir a {name} a la cola</translation>
    </message>
    <message>
        <source>Add “{name}” as a new person</source>
        <translation>Añadir «{name}» como persona nueva</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>En cualquier parte</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Checks for duplicates first</source>
        <translation>Antes comprueba si hay duplicados</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Day and month the other way round</source>
        <translation>Día y mes al revés</translation>
    </message>
    <message>
        <source>Field officers and supervisors plan visits</source>
        <translation>Planifican visitas los profesionales de campo y supervisión</translation>
    </message>
    <message>
        <source>From another script</source>
        <translation>Desde otra escritura</translation>
    </message>
    <message>
        <source>Log contact for {name}</source>
        <translation>Registrar contacto de {name}</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Aún sin identificar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number {number} · {queue}</source>
        <translation>Número {number} · {queue}</translation>
    </message>
    <message>
        <source>Open a new case for {name}</source>
        <translation>Abrir un caso nuevo para {name}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Phone number agrees</source>
        <translation>Coincide el teléfono</translation>
    </message>
    <message>
        <source>Plan a visit to {name}</source>
        <translation>Planificar una visita a {name}</translation>
    </message>
    <message>
        <source>Recent people</source>
        <translation>Personas recientes</translation>
    </message>
    <message>
        <source>Recorded: answered at once.</source>
        <translation>Registrado: respondido al momento.</translation>
    </message>
    <message>
        <source>Search people, cases and answers, or type &gt; for commands</source>
        <translation>Busque personas, casos y respuestas, o escriba &gt; para los comandos</translation>
    </message>
    <message>
        <source>Search people, cases, answers and commands</source>
        <translation>Buscar personas, casos, respuestas y comandos</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Short form of the name</source>
        <translation>Forma corta del nombre</translation>
    </message>
    <message>
        <source>Sounds alike</source>
        <translation>Suena parecido</translation>
    </message>
    <message>
        <source>Spelt nearly so</source>
        <translation>Se escribe casi igual</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Año de nacimiento</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search people, cases and answers</source>
        <translation>Buscar personas, casos y respuestas</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the search field</source>
        <translation>Vaciar el campo de búsqueda</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Hide what is typed</source>
        <translation>Ocultar lo escrito</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo escrito</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Bloq Mayús está activado</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n elegido</numerusform>
            <numerusform>%n elegidos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentChip</name>
    <message>
        <source>Changed by someone else</source>
        <translation>Cambiado por otra persona</translation>
    </message>
    <message>
        <source>Could not send</source>
        <translation>No se pudo enviar</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Necesita una decisión</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún sin enviar</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Cambiar el PIN</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Elegir un PIN</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Elegir carpeta</translation>
    </message>
    <message>
        <source>No PIN</source>
        <translation>Sin PIN</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
</context>
<context>
    <name>SettingsModel</name>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Empezar por</translation>
    </message>
    <message>
        <source>Camera folder</source>
        <translation>Carpeta de la cámara</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Everything grows with it. Independent of the system.</source>
        <translation>Todo crece con él. Independiente del sistema.</translation>
    </message>
    <message>
        <source>For those who are used to reading from the other side.</source>
        <translation>Para quienes acostumbran a leer desde el otro lado.</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Alto contraste, oscuro</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Alto contraste, claro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloqueo</translation>
    </message>
    <message>
        <source>Lock after no activity for</source>
        <translation>Bloquear tras una inactividad de</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Mirrored layout</source>
        <translation>Disposición en espejo</translation>
    </message>
    <message>
        <source>New pictures in this folder are offered on visits and for documents.</source>
        <translation>Las imágenes nuevas de esta carpeta se ofrecen en las visitas y para los documentos.</translation>
    </message>
    <message>
        <source>Nothing fades or slides.</source>
        <translation>Nada se desvanece ni se desliza.</translation>
    </message>
    <message numerus="yes">
        <source>Opens this profile after the screen was locked, for %n hours at most. After sleep, after five wrong tries and when the program was closed, your passphrase is needed.</source>
        <translation>
            <numerusform>Abre este perfil después de bloquearse la pantalla, durante %n hora como máximo. Tras la suspensión, tras cinco intentos equivocados y cuando se cerró el programa, hace falta su frase de contraseña.</numerusform>
            <numerusform>Abre este perfil después de bloquearse la pantalla, durante %n horas como máximo. Tras la suspensión, tras cinco intentos equivocados y cuando se cerró el programa, hace falta su frase de contraseña.</numerusform>
        </translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Page for your role</source>
        <translation>Página de su función</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Short names in the waiting list</source>
        <translation>Nombres cortos en la lista de espera</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Use the font of the system</source>
        <translation>Usar el tipo de letra del sistema</translation>
    </message>
    <message>
        <source>What you and others typed stays as it is.</source>
        <translation>Lo que usted y otras personas escribieron queda como está.</translation>
    </message>
    <message numerus="yes">
        <source>Your agency allows up to %n minutes. What you typed is kept.</source>
        <translation>
            <numerusform>Su entidad permite como máximo %n minuto. Lo escrito se conserva.</numerusform>
            <numerusform>Su entidad permite como máximo %n minutos. Lo escrito se conserva.</numerusform>
        </translation>
    </message>
    <message>
        <source>“Rosa D.” instead of the whole name, where others can see the screen.</source>
        <translation>«Rosa D.» en lugar del nombre completo, donde otras personas pueden ver la pantalla.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>About, version and licences</source>
        <translation>Acerca de, versión y licencias</translation>
    </message>
    <message>
        <source>Give all commands their usual keys</source>
        <translation>Devolver a todos los comandos sus teclas habituales</translation>
    </message>
    <message>
        <source>Keys: {group}</source>
        <translation>Teclas: {group}</translation>
    </message>
    <message>
        <source>No setting says that</source>
        <translation>No hay ningún ajuste con esas palabras</translation>
    </message>
    <message>
        <source>Search settings and keys</source>
        <translation>Buscar ajustes y teclas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>Pruebe con otra palabra.</translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>Caseworker – practice</source>
        <translation>Caseworker: práctica</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Side</source>
        <translation>Lateral</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>This is being read.</source>
        <translation>Se está cargando.</translation>
    </message>
</context>
<context>
    <name>SortHeader</name>
    <message>
        <source>Column headings</source>
        <translation>Encabezados de columna</translation>
    </message>
    <message>
        <source>Left and right choose a column, Enter sorts by it.</source>
        <translation>Izquierda y derecha eligen una columna, Intro ordena por ella.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Elegir todo</translation>
    </message>
    <message>
        <source>{column}, sorted downwards</source>
        <translation>{column}, en orden descendente</translation>
    </message>
    <message>
        <source>{column}, sorted upwards</source>
        <translation>{column}, en orden ascendente</translation>
    </message>
</context>
<context>
    <name>StageLine</name>
    <message>
        <source>Stages: {stages}.</source>
        <translation>Fases: {stages}.</translation>
    </message>
    <message>
        <source>{name}, done</source>
        <translation>{name}, hecha</translation>
    </message>
    <message>
        <source>{name}, done, {second}</source>
        <translation>{name}, hecha, {second}</translation>
    </message>
    <message>
        <source>{name}, later</source>
        <translation>{name}, más adelante</translation>
    </message>
    <message>
        <source>{name}, the stage now</source>
        <translation>{name}, la fase actual</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message numerus="yes">
        <source>%n cannot go in</source>
        <translation>
            <numerusform>%n no se puede importar</numerusform>
            <numerusform>%n no se pueden importar</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in what other programs know.</source>
        <translation>Importe lo que saben otros programas.</translation>
    </message>
    <message>
        <source>Choose an import in the list first.</source>
        <translation>Elija primero una importación de la lista.</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Importaciones anteriores</translation>
    </message>
    <message>
        <source>Earlier imports could not be read.</source>
        <translation>No se han podido leer las importaciones anteriores.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Imports made on this device appear here.</source>
        <translation>Aquí aparecen las importaciones hechas en este dispositivo.</translation>
    </message>
    <message>
        <source>Nothing of this import is left to take back.</source>
        <translation>No queda nada de esta importación que retirar.</translation>
    </message>
    <message>
        <source>Nothing was brought in yet.</source>
        <translation>Todavía no se ha importado nada.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>This import came to its end.</source>
        <translation>Esta importación llegó a su fin.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>from {system}</source>
        <translation>de {system}</translation>
    </message>
    <message>
        <source>{added} new, {known} here already</source>
        <translation>Nuevo: {added}; ya estaba aquí: {known}</translation>
    </message>
    <message>
        <source>{back} taken back, {stay} stay</source>
        <translation>Retirado: {back}; se queda: {stay}</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n files and photos</source>
        <translation>
            <numerusform>%n archivo o foto</numerusform>
            <numerusform>%n archivos y fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is being written or read. Wait until that is done.</source>
        <translation>Se está escribiendo o leyendo un archivo. Espere a que termine.</translation>
    </message>
    <message>
        <source>Both sides wrote this at the same time. The later value stands; look if it is right.</source>
        <translation>Las dos partes escribieron esto a la vez. Vale el último valor; compruebe si es correcto.</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>No se pudo enviar</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Decide what needs a decision</source>
        <translation>Decidir lo que está pendiente de decisión</translation>
    </message>
    <message>
        <source>Everything you saved has reached the office.</source>
        <translation>Todo lo que guardó ha llegado a la oficina.</translation>
    </message>
    <message>
        <source>Joined for you</source>
        <translation>Unido automáticamente</translation>
    </message>
    <message>
        <source>Load an answer…</source>
        <translation>Cargar una respuesta…</translation>
    </message>
    <message>
        <source>Load the office’s answer from a file</source>
        <translation>Cargar de un archivo la respuesta de la oficina</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>No hay nada pendiente</translation>
    </message>
    <message>
        <source>Nothing needs a decision.</source>
        <translation>No hay nada que decidir.</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Guardar en un archivo…</translation>
    </message>
    <message>
        <source>Save work to a file for the office</source>
        <translation>Guardar trabajo en un archivo para la oficina</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>The text was copied.</source>
        <translation>El texto se ha copiado.</translation>
    </message>
    <message>
        <source>This profile belongs to no server, so there is nobody to carry work to.</source>
        <translation>Este perfil no pertenece a ningún servidor, así que no hay a quién llevar trabajo.</translation>
    </message>
    <message>
        <source>This profile has no server. Everything is saved on this device.</source>
        <translation>Este perfil no tiene servidor. Todo se guarda en este dispositivo.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de enviarse</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Qué está pendiente</translation>
    </message>
    <message>
        <source>What waits and what was sent</source>
        <translation>Qué está pendiente y qué se envió</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>since {moment}</source>
        <translation>desde {moment}</translation>
    </message>
    <message>
        <source>{field}, {moment}</source>
        <translation>{field}, {moment}</translation>
    </message>
    <message>
        <source>{size} left, after the words</source>
        <translation>quedan {size}, después de los textos</translation>
    </message>
</context>
<context>
    <name>SyncPageModel</name>
    <message numerus="yes">
        <source>%n changes are in the file. They count as sent when the answer is loaded here.</source>
        <translation>
            <numerusform>En el archivo hay %n cambio. Contará como enviado cuando se cargue aquí la respuesta.</numerusform>
            <numerusform>En el archivo hay %n cambios. Contarán como enviados cuando se cargue aquí la respuesta.</numerusform>
        </translation>
    </message>
    <message>
        <source>The office’s answer was loaded.</source>
        <translation>Se ha cargado la respuesta de la oficina.</translation>
    </message>
    <message>
        <source>There is nothing new in this file.</source>
        <translation>En este archivo no hay nada nuevo.</translation>
    </message>
</context>
<context>
    <name>SyncSide</name>
    <message>
        <source>Allowed</source>
        <translation>Permitido</translation>
    </message>
    <message>
        <source>Check this device’s clock</source>
        <translation>Compruebe el reloj de este dispositivo</translation>
    </message>
    <message>
        <source>Connect to go on</source>
        <translation>Conéctese para seguir</translation>
    </message>
    <message>
        <source>Contact and log</source>
        <translation>Contacto e historial</translation>
    </message>
    <message>
        <source>Contact with the office</source>
        <translation>Contacto con la oficina</translation>
    </message>
    <message>
        <source>Ends soon: connect</source>
        <translation>Termina pronto: conéctese</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Último contacto</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Nothing had to be sent or fetched so far.</source>
        <translation>Hasta ahora no ha hecho falta enviar ni recibir nada.</translation>
    </message>
    <message>
        <source>Nothing was sent or fetched on this device yet.</source>
        <translation>En este dispositivo no se ha enviado ni recibido nada todavía.</translation>
    </message>
    <message>
        <source>Offline work</source>
        <translation>Trabajo sin conexión</translation>
    </message>
    <message>
        <source>This profile has no server. Make backups.</source>
        <translation>Este perfil no tiene servidor. Haga copias de seguridad.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message numerus="yes">
        <source>{what} %n times in a row.</source>
        <translation>
            <numerusform>{what} %n vez.</numerusform>
            <numerusform>{what} %n veces seguidas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n aprobación</numerusform>
            <numerusform>%n aprobaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes fetched</source>
        <translation>
            <numerusform>%n cambio recibido</numerusform>
            <numerusform>%n cambios recibidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes saved to a file for the office</source>
        <translation>
            <numerusform>%n cambio guardado en un archivo para la oficina</numerusform>
            <numerusform>%n cambios guardados en un archivo para la oficina</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes sent</source>
        <translation>
            <numerusform>%n cambio enviado</numerusform>
            <numerusform>%n cambios enviados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to appointments</source>
        <translation>
            <numerusform>%n cambio en citas</numerusform>
            <numerusform>%n cambios en citas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to cases</source>
        <translation>
            <numerusform>%n cambio en casos</numerusform>
            <numerusform>%n cambios en casos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to households</source>
        <translation>
            <numerusform>%n cambio en hogares</numerusform>
            <numerusform>%n cambios en hogares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to people</source>
        <translation>
            <numerusform>%n cambio en personas</numerusform>
            <numerusform>%n cambios en personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to tasks</source>
        <translation>
            <numerusform>%n cambio en tareas</numerusform>
            <numerusform>%n cambios en tareas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to the queue</source>
        <translation>
            <numerusform>%n cambio en la cola</numerusform>
            <numerusform>%n cambios en la cola</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to visits</source>
        <translation>
            <numerusform>%n cambio en visitas</numerusform>
            <numerusform>%n cambios en visitas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n consentimiento</numerusform>
            <numerusform>%n consentimientos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contacto</numerusform>
            <numerusform>%n contactos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be sent</source>
        <translation>
            <numerusform>%n no se pudo enviar</numerusform>
            <numerusform>%n no se pudieron enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n decisión</numerusform>
            <numerusform>%n decisiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n documento</numerusform>
            <numerusform>%n documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a decision</source>
        <translation>
            <numerusform>%n necesita una decisión</numerusform>
            <numerusform>%n necesitan una decisión</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n notas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other changes</source>
        <translation>
            <numerusform>%n otro cambio</numerusform>
            <numerusform>%n otros cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n referrals</source>
        <translation>
            <numerusform>%n derivación</numerusform>
            <numerusform>%n derivaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n safety notes</source>
        <translation>
            <numerusform>%n aviso de seguridad</numerusform>
            <numerusform>%n avisos de seguridad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n pendiente de enviar</numerusform>
            <numerusform>%n pendientes de enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>A value was not one the office knows. Copy the text and enter it again.</source>
        <translation>Un valor no era de los que conoce la oficina. Copie el texto e introdúzcalo de nuevo.</translation>
    </message>
    <message>
        <source>All changes sent</source>
        <translation>Todos los cambios enviados</translation>
    </message>
    <message>
        <source>Both versions are kept</source>
        <translation>Se conservan las dos versiones</translation>
    </message>
    <message>
        <source>Connect when you can</source>
        <translation>Conéctese cuando pueda</translation>
    </message>
    <message>
        <source>Last checked {time}</source>
        <translation>Última comprobación: {time}</translation>
    </message>
    <message>
        <source>Looking for news</source>
        <translation>Buscando novedades</translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>Sin contacto desde hace %n día</numerusform>
            <numerusform>Sin contacto desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>No server to send to</source>
        <translation>No hay servidor al que enviar</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent</source>
        <translation>No hay nada pendiente de enviar</translation>
    </message>
    <message>
        <source>The office’s answer was loaded from a file</source>
        <translation>La respuesta de la oficina se cargó de un archivo</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message numerus="yes">
        <source>Offline – %n to send</source>
        <translation>
            <numerusform>Sin conexión: %n por enviar</numerusform>
            <numerusform>Sin conexión: %n por enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Oldest unsent is %n days old</source>
        <translation>
            <numerusform>Lo más antiguo sin enviar tiene %n día</numerusform>
            <numerusform>Lo más antiguo sin enviar tiene %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>Guardado aquí</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>Ver por qué</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n changes</source>
        <translation>
            <numerusform>Enviando %n cambio</numerusform>
            <numerusform>Enviando %n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in again to send</source>
        <translation>Vuelva a identificarse para enviar</translation>
    </message>
    <message>
        <source>The office did not take it ({word}). Copy the text and ask your supervisor.</source>
        <translation>La oficina no lo aceptó ({word}). Copie el texto y pregunte a supervisión.</translation>
    </message>
    <message>
        <source>The record is no longer in your area. Ask your supervisor.</source>
        <translation>Esto ya no está en su zona. Pregunte a supervisión.</translation>
    </message>
    <message>
        <source>The record is sealed. Ask your supervisor.</source>
        <translation>Esto está sellado. Pregunte a supervisión.</translation>
    </message>
    <message>
        <source>The record was erased in the meantime.</source>
        <translation>Esto se borró entretanto.</translation>
    </message>
    <message>
        <source>Work goes on meanwhile</source>
        <translation>El trabajo sigue entretanto</translation>
    </message>
    <message>
        <source>You no longer work on this. Ask who does to write it.</source>
        <translation>Usted ya no trabaja en esto. Pida a quien lo hace que lo escriba.</translation>
    </message>
    <message>
        <source>Your role may not do this. A supervisor can do it for you.</source>
        <translation>Su función no permite hacer esto. Supervisión puede hacerlo por usted.</translation>
    </message>
    <message>
        <source>{done} of {all} sent</source>
        <translation>Enviados: {done} de {all}</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation>Más pestañas</translation>
    </message>
</context>
<context>
    <name>TaskSide</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n vez</numerusform>
            <numerusform>%n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Choose a task in the list to see it here.</source>
        <translation>Elija una tarea de la lista para verla aquí.</translation>
    </message>
    <message>
        <source>Chosen task</source>
        <translation>Tarea elegida</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>Sin día</translation>
    </message>
    <message>
        <source>No task chosen</source>
        <translation>Ninguna tarea elegida</translation>
    </message>
    <message>
        <source>Open its case</source>
        <translation>Abrir su caso</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Abrir la persona</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Prometida para</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Put off so far</source>
        <translation>Aplazada hasta ahora</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>A la espera de</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Responsable</translation>
    </message>
</context>
<context>
    <name>TasksModel</name>
    <message>
        <source>Finished: {task}</source>
        <translation>Terminada: {task}</translation>
    </message>
    <message>
        <source>Finished: {task}. Next: {next}</source>
        <translation>Terminada: {task}. Siguiente: {next}</translation>
    </message>
    <message>
        <source>Finishing the task before it was taken back.</source>
        <translation>Se deshizo la terminación de la tarea anterior.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más adelante</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Fuera de plazo</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Waiting for something</source>
        <translation>A la espera de algo</translation>
    </message>
    <message>
        <source>Waits for: {what}</source>
        <translation>A la espera de: {what}</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Sin día</translation>
    </message>
    <message>
        <source>“{task}” is given to {name}</source>
        <translation>«{task}» pasa a {name}</translation>
    </message>
    <message>
        <source>“{task}” is put off to {day}</source>
        <translation>«{task}» se aplaza: {day}</translation>
    </message>
</context>
<context>
    <name>TeamQueuePage</name>
    <message>
        <source>All services</source>
        <translation>Todos los servicios</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Case, number or person</source>
        <translation>Caso, número o persona</translation>
    </message>
    <message>
        <source>Choose “All open” to see every case.</source>
        <translation>Elija «Todos los abiertos» para ver todos los casos.</translation>
    </message>
    <message>
        <source>Chosen case</source>
        <translation>Caso elegido</translation>
    </message>
    <message>
        <source>Every area</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Caso siguiente</translation>
    </message>
    <message>
        <source>Nothing here needs you.</source>
        <translation>Aquí no hay nada que requiera su atención.</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Caso anterior</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Team queue</source>
        <translation>Cola del equipo</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>Qué casos</translation>
    </message>
</context>
<context>
    <name>ThreePanes</name>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>Choose the file…</source>
        <translation>Elegir el archivo…</translation>
    </message>
    <message>
        <source>Choose the ticket&apos;s file</source>
        <translation>Elegir el archivo del tique</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Dar de alta este dispositivo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Tique</translation>
    </message>
    <message>
        <source>What colleagues call this machine</source>
        <translation>Cómo llaman los colegas a este equipo</translation>
    </message>
    <message>
        <source>Your administrator gave you a ticket: a line of letters, or a file. It is good for a day.</source>
        <translation>Administración le dio un tique: una línea de letras o un archivo. Vale un día.</translation>
    </message>
</context>
<context>
    <name>TimelineDelegate</name>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Contact saved</source>
        <translation>Contacto guardado</translation>
    </message>
    <message>
        <source>Correction saved</source>
        <translation>Corrección guardada</translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation>Nota guardada</translation>
    </message>
    <message>
        <source>Say what was wrong, so that whoever reads this later understands it.</source>
        <translation>Diga qué estaba mal, para que lo entienda quien lo lea más tarde.</translation>
    </message>
    <message>
        <source>There is nothing in this note yet.</source>
        <translation>En esta nota no hay nada todavía.</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>Choose All to see everything.</source>
        <translation>Elija Todo para verlo todo.</translation>
    </message>
    <message>
        <source>Correct contact</source>
        <translation>Corregir contacto</translation>
    </message>
    <message>
        <source>Correct note</source>
        <translation>Corregir nota</translation>
    </message>
    <message>
        <source>Log the first contact with Ctrl+N.</source>
        <translation>Registre el primer contacto con Ctrl+N.</translation>
    </message>
    <message>
        <source>New case from this contact</source>
        <translation>Caso nuevo a partir de este contacto</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Primero lo más nuevo</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Todavía no ha pasado nada</translation>
    </message>
    <message>
        <source>Nothing here says this</source>
        <translation>Aquí no aparece eso</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Nada de este tipo</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Primero lo más antiguo</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Search in this timeline</source>
        <translation>Buscar en esta cronología</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Try fewer words, or another kind of contact.</source>
        <translation>Pruebe con menos palabras o con otro tipo de contacto.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Put away</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
</context>
<context>
    <name>TrailModel</name>
    <message>
        <source>Asked for more than the page shows</source>
        <translation>Pidió más de lo que muestra la página</translation>
    </message>
    <message>
        <source>May be {before} after all</source>
        <translation>Al final puede ser {before}</translation>
    </message>
    <message>
        <source>Opened this person</source>
        <translation>Abrió la ficha de esta persona</translation>
    </message>
    <message>
        <source>Said to be somebody else than {after}</source>
        <translation>Se dijo que no es {after}</translation>
    </message>
    <message>
        <source>This was not allowed.</source>
        <translation>Esto no estaba permitido.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>{field} changed from {before} to {after}</source>
        <translation>{field}: de {before} a {after}</translation>
    </message>
    <message>
        <source>{field} set to {after}</source>
        <translation>{field}: {after}</translation>
    </message>
    <message>
        <source>{field} taken out: {before}</source>
        <translation>{field}: se quitó {before}</translation>
    </message>
</context>
<context>
    <name>TrailTab</name>
    <message>
        <source>A supervisor of this area can see who looked.</source>
        <translation>Supervisión de esta zona puede ver quién consultó la ficha.</translation>
    </message>
    <message>
        <source>Nothing that is known of this person was changed yet</source>
        <translation>Todavía no se ha cambiado nada de lo que se sabe de esta persona</translation>
    </message>
    <message>
        <source>These are the changes. A supervisor of this area can see who looked.</source>
        <translation>Estos son los cambios. Supervisión de esta zona puede ver quién consultó la ficha.</translation>
    </message>
    <message>
        <source>What changed in their cases stands in the timeline.</source>
        <translation>Lo que cambió en sus casos está en la cronología.</translation>
    </message>
    <message>
        <source>What happened on this device, and every change that is known here.</source>
        <translation>Lo que pasó en este dispositivo y todos los cambios que aquí se conocen.</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quién consultó</translation>
    </message>
    <message>
        <source>Who looked, and what was changed</source>
        <translation>Quién consultó y qué se cambió</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message>
        <source>after</source>
        <translation>después de</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes de</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>“28 Nov”, “tomorrow”, “Thursday 10:00”; empty: no date</source>
        <translation>«28 nov», «mañana», «jueves 10:00»; vacío: sin fecha</translation>
    </message>
</context>
<context>
    <name>UnlockModel</name>
    <message numerus="yes">
        <source>%n tries before a short wait.</source>
        <translation>
            <numerusform>Queda %n intento antes de una breve espera.</numerusform>
            <numerusform>Quedan %n intentos antes de una breve espera.</numerusform>
        </translation>
    </message>
    <message>
        <source>That passphrase does not open this device.</source>
        <translation>Esa frase de contraseña no abre este dispositivo.</translation>
    </message>
    <message>
        <source>That passphrase does not open this device. {left}</source>
        <translation>Esa frase de contraseña no abre este dispositivo. {left}</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Forgot your passphrase? A supervisor can help</source>
        <translation>¿Olvidó su frase de contraseña? Supervisión puede ayudar</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Switch to another profile</source>
        <translation>Cambiar a otro perfil</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Use your passphrase instead</source>
        <translation>Usar su frase de contraseña</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Espere %n segundo e inténtelo de nuevo.</numerusform>
            <numerusform>Espere %n segundos e inténtelo de nuevo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Filters and order, saved by a name</source>
        <translation>Filtros y orden, guardados con un nombre</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nombre de la vista</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove “{name}”</source>
        <translation>Quitar «{name}»</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Guardar vista</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
</context>
<context>
    <name>VisitActs</name>
    <message>
        <source>Taken back at once</source>
        <translation>Deshecho al momento</translation>
    </message>
    <message>
        <source>The visit is cancelled</source>
        <translation>La visita está anulada</translation>
    </message>
    <message>
        <source>The visit is given to {name}</source>
        <translation>La visita pasa a {name}</translation>
    </message>
    <message>
        <source>The visit is moved to {day}, {time}</source>
        <translation>Nueva fecha de la visita: {day}, {time}</translation>
    </message>
    <message>
        <source>The visit is planned again</source>
        <translation>La visita vuelve a estar planificada</translation>
    </message>
</context>
<context>
    <name>VisitModel</name>
    <message>
        <source>Choose a visit in the list first.</source>
        <translation>Elija primero una visita de la lista.</translation>
    </message>
    <message>
        <source>Noted: all is well</source>
        <translation>Anotado: todo va bien</translation>
    </message>
    <message>
        <source>Noted: nobody was home at {name}</source>
        <translation>Anotado: no había nadie en casa de {name}</translation>
    </message>
    <message>
        <source>Say first that you are at the door.</source>
        <translation>Diga primero que está en la puerta.</translation>
    </message>
    <message>
        <source>The visit is being saved.</source>
        <translation>La visita se está guardando.</translation>
    </message>
    <message>
        <source>The visit to {name} is finished</source>
        <translation>La visita a {name} ha terminado</translation>
    </message>
    <message>
        <source>This visit is over. What was recorded stays as it is.</source>
        <translation>Esta visita ya terminó. Lo registrado queda como está.</translation>
    </message>
    <message>
        <source>Write a line about the visit, so that others know how it went.</source>
        <translation>Escriba una línea sobre la visita, para que otros sepan cómo fue.</translation>
    </message>
    <message>
        <source>You are at the door of {name}</source>
        <translation>Está en la puerta de {name}</translation>
    </message>
    <message>
        <source>You are on the way to {name}</source>
        <translation>Va de camino a ver a {name}</translation>
    </message>
    <message>
        <source>You are on the way, or there already.</source>
        <translation>Usted está de camino o ya está allí.</translation>
    </message>
    <message>
        <source>You are there already.</source>
        <translation>Usted ya está allí.</translation>
    </message>
</context>
<context>
    <name>VisitSide</name>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Cancel visit</source>
        <translation>Anular visita</translation>
    </message>
    <message>
        <source>Choose a visit in the list to see it here.</source>
        <translation>Elija una visita de la lista para verla aquí.</translation>
    </message>
    <message>
        <source>Chosen visit</source>
        <translation>Visita elegida</translation>
    </message>
    <message>
        <source>Give to another officer</source>
        <translation>Pasar a otra persona</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Cambiar fecha</translation>
    </message>
    <message>
        <source>No visit chosen</source>
        <translation>Ninguna visita elegida</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Plan it again</source>
        <translation>Planificarla de nuevo</translation>
    </message>
    <message>
        <source>Second officer</source>
        <translation>Segundo profesional</translation>
    </message>
    <message>
        <source>Sign of life by</source>
        <translation>Señal de vida antes de las</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Cómo se entra</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Qué se dijo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Quién va</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>A visit you plan appears here, ready for the road.</source>
        <translation>La visita que planifique aparece aquí, lista para salir.</translation>
    </message>
    <message>
        <source>Add a visit</source>
        <translation>Añadir una visita</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Añadir fotos</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Todo va bien</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>At the door. Say by {time} that all is well.</source>
        <translation>En la puerta. Diga antes de las {time} que todo va bien.</translation>
    </message>
    <message>
        <source>Done at this visit</source>
        <translation>Hecho en esta visita</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Borrador guardado {time}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Fetch when online</source>
        <translation>Descargar cuando haya conexión</translation>
    </message>
    <message>
        <source>Finish visit</source>
        <translation>Terminar visita</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Cómo fue</translation>
    </message>
    <message>
        <source>How long, in minutes</source>
        <translation>Cuánto duró, en minutos</translation>
    </message>
    <message>
        <source>No visits on this day.</source>
        <translation>No hay visitas este día.</translation>
    </message>
    <message>
        <source>Nobody home</source>
        <translation>Nadie en casa</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Note and photos</source>
        <translation>Nota y fotos</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Photos and scans (*.jpg *.jpeg *.png *.webp *.heic *.pdf);;All files (*)</source>
        <translation>Fotos y escaneos (*.jpg *.jpeg *.png *.webp *.heic *.pdf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Photos from the camera folder are added by themselves during the visit.</source>
        <translation>Las fotos de la carpeta de la cámara se añaden automáticamente durante la visita.</translation>
    </message>
    <message>
        <source>Photos of this visit</source>
        <translation>Fotos de esta visita</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>Ponerse en camino</translation>
    </message>
    <message>
        <source>Started {time}</source>
        <translation>Empezó a las {time}</translation>
    </message>
    <message>
        <source>Such as: ring in a month</source>
        <translation>Por ejemplo: llamar dentro de un mes</translation>
    </message>
    <message>
        <source>The record is fetched as soon as there is a connection</source>
        <translation>La ficha se descargará en cuanto haya conexión</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>What comes next, if anything</source>
        <translation>Qué viene después, si hay algo</translation>
    </message>
    <message>
        <source>a form is not here</source>
        <translation>aquí falta un formulario</translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation>sin dirección todavía</translation>
    </message>
    <message>
        <source>no interpreter yet</source>
        <translation>sin intérprete todavía</translation>
    </message>
    <message>
        <source>only name and address here</source>
        <translation>aquí solo están el nombre y la dirección</translation>
    </message>
</context>
<context>
    <name>VisitsModel</name>
    <message>
        <source>Ahead</source>
        <translation>Próximas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anuladas</translation>
    </message>
    <message>
        <source>No name known</source>
        <translation>Sin nombre conocido</translation>
    </message>
    <message>
        <source>No sign of life</source>
        <translation>Sin señal de vida</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Pasadas</translation>
    </message>
    <message>
        <source>Somebody who is not on this device</source>
        <translation>Alguien que no está en este dispositivo</translation>
    </message>
    <message>
        <source>second officer missing</source>
        <translation>falta el segundo profesional</translation>
    </message>
    <message>
        <source>two staff</source>
        <translation>dos profesionales</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Cancel the visit to {name}</source>
        <translation>Anular la visita a {name}</translation>
    </message>
    <message>
        <source>Cancel visit</source>
        <translation>Anular visita</translation>
    </message>
    <message>
        <source>Choose a visit in the list first.</source>
        <translation>Elija primero una visita de la lista.</translation>
    </message>
    <message>
        <source>Chosen visit</source>
        <translation>Visita elegida</translation>
    </message>
    <message>
        <source>Give to another officer</source>
        <translation>Pasar a otra persona</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Move the visit to {name}</source>
        <translation>Cambiar la fecha de la visita a {name}</translation>
    </message>
    <message>
        <source>Move to another time</source>
        <translation>Cambiar fecha u hora</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>No visits here.</source>
        <translation>Aquí no hay visitas.</translation>
    </message>
    <message>
        <source>Only a cancelled visit is planned again.</source>
        <translation>Solo se planifica de nuevo una visita anulada.</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Abrir persona</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Plan it again</source>
        <translation>Planificarla de nuevo</translation>
    </message>
    <message>
        <source>Plan one, or look at another week.</source>
        <translation>Planifique una o mire otra semana.</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>Planificar visita</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Print my visits of today</source>
        <translation>Imprimir mis visitas de hoy</translation>
    </message>
    <message>
        <source>Say why it is cancelled, so that others understand.</source>
        <translation>Diga por qué se anula, para que otros lo entiendan.</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>The visits could not be read.</source>
        <translation>No se han podido leer las visitas.</translation>
    </message>
    <message>
        <source>There is no person to open here.</source>
        <translation>Aquí no hay ninguna persona que abrir.</translation>
    </message>
    <message>
        <source>This visit is cancelled. Plan it again first.</source>
        <translation>Esta visita está anulada. Planifíquela antes de nuevo.</translation>
    </message>
    <message>
        <source>This visit is over. What was recorded stays.</source>
        <translation>Esta visita ya terminó. Lo registrado se conserva.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Visits of the week</source>
        <translation>Visitas de la semana</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Who goes to {name}</source>
        <translation>Quién va a ver a {name}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Ask once more</source>
        <translation>Pedirlo otra vez</translation>
    </message>
    <message>
        <source>Asking the office…</source>
        <translation>Preguntando a la oficina…</translation>
    </message>
    <message>
        <source>Call your administrator and read out these six digits.</source>
        <translation>Llame a administración y lea en voz alta estas seis cifras.</translation>
    </message>
    <message>
        <source>Call your supervisor, or sit down with them, and read out these six digits.</source>
        <translation>Llame a supervisión, o siéntense juntos, y lea en voz alta estas seis cifras.</translation>
    </message>
    <message>
        <source>Opening. This takes a moment.</source>
        <translation>Abriendo. Tarda un momento.</translation>
    </message>
    <message>
        <source>Read out these digits</source>
        <translation>Lea en voz alta estas cifras</translation>
    </message>
    <message>
        <source>This device is released</source>
        <translation>Este dispositivo está liberado</translation>
    </message>
    <message>
        <source>Unlock with your passphrase</source>
        <translation>Desbloquear con su frase de contraseña</translation>
    </message>
    <message>
        <source>Waiting until they have compared the digits. Keep this window open.</source>
        <translation>A la espera de que comparen las cifras. Deje abierta esta ventana.</translation>
    </message>
    <message>
        <source>Your passphrase opens it again.</source>
        <translation>Su frase de contraseña lo abre de nuevo.</translation>
    </message>
</context>
<context>
    <name>WaitingPane</name>
    <message numerus="yes">
        <source>%n people helped today</source>
        <translation>
            <numerusform>%n persona atendida hoy</numerusform>
            <numerusform>%n personas atendidas hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add a walk-in</source>
        <translation>Añadir llegada sin cita</translation>
    </message>
    <message>
        <source>At your counter</source>
        <translation>En su ventanilla</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Con cita a las {time}</translation>
    </message>
    <message>
        <source>Booked today</source>
        <translation>Con cita hoy</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Llamar al siguiente</translation>
    </message>
    <message>
        <source>Called to your counter</source>
        <translation>Llamado a su ventanilla</translation>
    </message>
    <message>
        <source>Longest wait {longest} · target {target} min</source>
        <translation>Espera más larga: {longest} · objetivo: {target} min</translation>
    </message>
    <message>
        <source>Nobody helped yet today</source>
        <translation>Hoy no se ha atendido a nadie todavía</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>No hay nadie en espera</translation>
    </message>
    <message>
        <source>Nobody lost their place.</source>
        <translation>Nadie ha perdido su turno.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Other counters</source>
        <translation>Otras ventanillas</translation>
    </message>
    <message>
        <source>People waiting</source>
        <translation>Personas en espera</translation>
    </message>
    <message>
        <source>Press F2 when someone walks in.</source>
        <translation>Pulse F2 cuando entre alguien.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>The waiting list could not be read</source>
        <translation>No se ha podido leer la lista de espera</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Lista de espera</translation>
    </message>
    <message>
        <source>Write a contact</source>
        <translation>Anotar un contacto</translation>
    </message>
    <message>
        <source>Your queues are empty</source>
        <translation>Sus colas están vacías</translation>
    </message>
    <message>
        <source>booked, has not come yet</source>
        <translation>con cita, no ha venido todavía</translation>
    </message>
    <message>
        <source>late</source>
        <translation>con retraso</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en pausa</translation>
    </message>
</context>
<context>
    <name>WalkInPanel</name>
    <message>
        <source>An interpreter for</source>
        <translation>Un intérprete de</translation>
    </message>
    <message>
        <source>Answered at once</source>
        <translation>Respondido al momento</translation>
    </message>
    <message>
        <source>Choose what they came for, so that they join the right queue.</source>
        <translation>Elija a qué ha venido, para que entre en la cola correcta.</translation>
    </message>
    <message>
        <source>Give a number</source>
        <translation>Dar un número</translation>
    </message>
    <message>
        <source>Keys 1 to 8</source>
        <translation>Teclas 1 a 8</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Queue for this reason</source>
        <translation>La cola de este motivo</translation>
    </message>
    <message>
        <source>Somebody walked in</source>
        <translation>Alguien ha entrado</translation>
    </message>
    <message>
        <source>if they tell you</source>
        <translation>si lo dice</translation>
    </message>
    <message>
        <source>What do they need?</source>
        <translation>¿Qué necesita?</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>¿Quién es?</translation>
    </message>
</context>
<context>
    <name>WayWords</name>
    <message numerus="yes">
        <source>%n other things</source>
        <translation>
            <numerusform>%n cosa más</numerusform>
            <numerusform>%n cosas más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n tarea</numerusform>
            <numerusform>%n tareas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks to finish before this can go for approval.</source>
        <translation>
            <numerusform>Queda %n tarea por terminar antes de pedir la aprobación.</numerusform>
            <numerusform>Quedan %n tareas por terminar antes de pedir la aprobación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks to finish before this can go on.</source>
        <translation>
            <numerusform>Queda %n tarea por terminar antes de seguir.</numerusform>
            <numerusform>Quedan %n tareas por terminar antes de seguir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approval to get first: {name}.</source>
        <translation>Antes hay que obtener la aprobación: {name}.</translation>
    </message>
    <message>
        <source>Closed {day}: {outcome}.</source>
        <translation>Cerrado {day}: {outcome}.</translation>
    </message>
    <message>
        <source>Consent to record first: {name}.</source>
        <translation>Antes hay que registrar el consentimiento: {name}.</translation>
    </message>
    <message>
        <source>On hold until {day}: {reason}.</source>
        <translation>En pausa hasta {day}: {reason}.</translation>
    </message>
    <message>
        <source>On hold: {reason}.</source>
        <translation>En pausa: {reason}.</translation>
    </message>
    <message>
        <source>This step is taken by: {roles}.</source>
        <translation>Este paso lo da: {roles}.</translation>
    </message>
    <message>
        <source>To attach first: {name}.</source>
        <translation>Antes hay que adjuntar: {name}.</translation>
    </message>
    <message>
        <source>To fill in first: {name}.</source>
        <translation>Antes hay que rellenar: {name}.</translation>
    </message>
    <message>
        <source>Waits for approval since {moment}. Decided by: {role}.</source>
        <translation>Pendiente de aprobación desde {moment}. Lo decide: {role}.</translation>
    </message>
    <message>
        <source>{tasks} and {others} to finish before this can go for approval.</source>
        <translation>Antes de pedir la aprobación hay que terminar {tasks} y {others}.</translation>
    </message>
    <message>
        <source>{tasks} and {others} to finish before this can go on.</source>
        <translation>Antes de seguir hay que terminar {tasks} y {others}.</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>A supervisor can help</source>
        <translation>Supervisión puede ayudar</translation>
    </message>
    <message>
        <source>Everything saved on this device is safe.</source>
        <translation>Todo lo guardado en este dispositivo está a salvo.</translation>
    </message>
    <message>
        <source>Get in again</source>
        <translation>Volver a entrar</translation>
    </message>
    <message>
        <source>I have my printed code</source>
        <translation>Tengo mi código impreso</translation>
    </message>
    <message>
        <source>I know my passphrase</source>
        <translation>Sé mi frase de contraseña</translation>
    </message>
    <message>
        <source>The code you printed when you began</source>
        <translation>El código que imprimió al empezar</translation>
    </message>
    <message>
        <source>You read out six digits to them</source>
        <translation>Usted les lee en voz alta seis cifras</translation>
    </message>
    <message>
        <source>Your administrator releases the device</source>
        <translation>Administración libera el dispositivo</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <source>Begin without a server</source>
        <translation>Empezar sin servidor</translation>
    </message>
    <message>
        <source>Everything you write is encrypted on this device. Only you can open it.</source>
        <translation>Todo lo que escriba se cifra en este dispositivo. Solo usted puede abrirlo.</translation>
    </message>
    <message>
        <source>I have a ticket</source>
        <translation>Tengo un tique</translation>
    </message>
    <message>
        <source>My agency gave me a code or a file</source>
        <translation>Mi entidad me dio un código o un archivo</translation>
    </message>
    <message>
        <source>One device, nothing is sent anywhere</source>
        <translation>Un solo dispositivo, no se envía nada a ningún sitio</translation>
    </message>
    <message>
        <source>Set up this device</source>
        <translation>Preparar este dispositivo</translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <source>Choose a day.</source>
        <translation>Elija un día.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>¿Cuánto tiempo?</translation>
    </message>
    <message>
        <source>The office is closed on this day. Choose another.</source>
        <translation>La oficina cierra este día. Elija otro.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
</context>
<context>
    <name>WhoIsHere</name>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>WhoPanel</name>
    <message>
        <source>Choose someone from the list.</source>
        <translation>Elija a alguien de la lista.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Whom do you refer?</source>
        <translation>¿A quién deriva?</translation>
    </message>
</context>
<context>
    <name>WillBeSaved</name>
    <message>
        <source>Not decided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation>Qué se guardará</translation>
    </message>
    <message>
        <source>{decided} of {all} decided</source>
        <translation>Decididos: {decided} de {all}</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Answers for this</source>
        <translation>Respuestas para esto</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Caseworker</source>
        <translation>Caseworker</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Go to {room}</source>
        <translation>Ir a {room}</translation>
    </message>
    <message>
        <source>Hide or show all names</source>
        <translation>Ocultar o mostrar todos los nombres</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Abrir el menú</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Búsqueda y comandos</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Show recent actions</source>
        <translation>Mostrar acciones recientes</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>Texto en su tamaño habitual</translation>
    </message>
    <message>
        <source>Undo last action</source>
        <translation>Deshacer la última acción</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days over</source>
        <translation>
            <numerusform>%n día de retraso</numerusform>
            <numerusform>%n días de retraso</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Added to a case</source>
        <translation>Añadido a un caso</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administración</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En ventanilla</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>Acudió</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>Belongs elsewhere</source>
        <translation>Corresponde a otro sitio</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Cita reservada</translation>
    </message>
    <message>
        <source>Born {date}</source>
        <translation>Nacimiento: {date}</translation>
    </message>
    <message>
        <source>Born {date} ({age})</source>
        <translation>Nacimiento: {date} ({age})</translation>
    </message>
    <message>
        <source>Call back promised</source>
        <translation>Llamada prometida</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Llamado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Caso abierto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Ventanilla</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>No vino</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Vence hoy</translation>
    </message>
    <message>
        <source>Due tomorrow</source>
        <translation>Vence mañana</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Vence el {day}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Field officer</source>
        <translation>Profesional de campo</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>From them</source>
        <translation>De la persona</translation>
    </message>
    <message>
        <source>From us</source>
        <translation>De nuestra parte</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>Atención al público</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>a time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ha llegado</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>ID checked</source>
        <translation>Identidad comprobada</translation>
    </message>
    <message>
        <source>ID not asked</source>
        <translation>Identidad sin preguntar</translation>
    </message>
    <message>
        <source>ID not confirmed</source>
        <translation>Identidad no confirmada</translation>
    </message>
    <message>
        <source>Left before</source>
        <translation>Se fue antes</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month</comment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cumplido</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Incumplido</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>Sin contacto</translation>
    </message>
    <message>
        <source>Nobody home</source>
        <translation>Nadie en casa</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Sin localizar</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>De camino</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planificada</translation>
    </message>
    <message>
        <source>Referred</source>
        <translation>Con derivación</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisión</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Video call</source>
        <translation>Videollamada</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendiente de aprobación</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>Espera una respuesta</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>Formulario web</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>hacia {date}</translation>
    </message>
    <message>
        <source>after {date}</source>
        <translation>después de {date}</translation>
    </message>
    <message>
        <source>before {date}</source>
        <translation>antes de {date}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a short day of this year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short day</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of a month</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a short day with its week day</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>a day of this year</comment>
        <translation>dddd d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>a day</comment>
        <translation>dddd d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>less than 1 min</source>
        <translation>menos de 1 min</translation>
    </message>
    <message>
        <source>{begin}–{end}</source>
        <comment>from a time to a time</comment>
        <translation>{begin}–{end}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <comment>a day and a time on it</comment>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{duration} ago</source>
        <translation>hace {duration}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{near}, {day}</source>
        <translation>{near}, {day}</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>WordsPreview</name>
    <message>
        <source>Chosen result</source>
        <translation>Resultado elegido</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>Don’t know</source>
        <translation>No lo sabe</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>_Teller</name>
    <message numerus="yes">
        <source>%n cases are back with their owners</source>
        <translation>
            <numerusform>%n caso vuelve con su responsable</numerusform>
            <numerusform>%n casos vuelven con sus responsables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases given back to {team}</source>
        <translation>
            <numerusform>%n caso devuelto a {team}</numerusform>
            <numerusform>%n casos devueltos a {team}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases given to {name}</source>
        <translation>
            <numerusform>%n caso pasa a {name}</numerusform>
            <numerusform>%n casos pasan a {name}</numerusform>
        </translation>
    </message>
</context>
</TS>
